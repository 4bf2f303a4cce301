import { ApiProperty } from '@nestjs/swagger';
import { IsLine } from '../../common/http/text.js';
import { SCOPES, type Scope } from '../scopes.js';
import { UserView } from '../users/user.dto.js';

export class LogIn {
  @ApiProperty({ example: 'admin' })
  @IsLine(63)
  username!: string;

  @ApiProperty({ writeOnly: true, example: 'correct horse battery staple' })
  @IsLine(256)
  password!: string;
}

export class SessionView {
  id!: string;
  createdAt!: Date;
  expiresAt!: Date;
  user!: UserView;

  @ApiProperty({ enum: SCOPES, enumName: 'Scope', isArray: true })
  scopes!: Scope[];

  /** The one-time password must be replaced: POST /api/v1/users/me/password. */
  mustChangePassword!: boolean;
}

export class NewSessionView extends SessionView {
  /** Bearer token of the session; shown only here. */
  @ApiProperty({ example: 'ds_Zx3…' })
  token!: string;
}
