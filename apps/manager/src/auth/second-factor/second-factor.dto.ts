import { ApiProperty } from '@nestjs/swagger';
import { IsLine } from '../../common/http/text.js';

export class ConfirmPassword {
  @ApiProperty({ writeOnly: true })
  @IsLine(256)
  password!: string;
}

export class ConfirmCode {
  /** The six digits that the app shows now. */
  @ApiProperty({ writeOnly: true, example: '287082' })
  @IsLine(16)
  code!: string;
}

export class SecondFactorEnrolment {
  /** For typing into the app, in base32; shown only here. */
  @ApiProperty({ type: 'string', nullable: true })
  secret!: string | null;

  /** For a QR code; shown only here. */
  @ApiProperty({ type: 'string', nullable: true, example: 'otpauth://totp/…' })
  uri!: string | null;
}

export class RecoveryCodes {
  /** Each is good once in place of a code; shown only here. */
  @ApiProperty({ type: [String], nullable: true })
  recoveryCodes!: string[] | null;
}
