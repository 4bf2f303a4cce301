import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn } from 'class-validator';
import { IsLine, Optional } from '../../common/http/text.js';
import { SCOPES, type Scope } from '../scopes.js';
import { SESSION_KINDS, type SessionKind } from '../session.entity.js';
import { UserView } from '../users/user.dto.js';

export class LogIn {
  @ApiProperty({ example: 'admin' })
  @IsLine(63)
  username!: string;

  @ApiProperty({ writeOnly: true, example: 'correct horse battery staple' })
  @IsLine(256)
  password!: string;

  /** Six digits of the authenticator app, or a recovery code; for users with a second factor. */
  @ApiPropertyOptional({ writeOnly: true, example: '287082' })
  @Optional()
  @IsLine(64)
  code?: string;

  /** For browsers: the session is put into a cookie that no script can read, and `token` is null. */
  @ApiPropertyOptional({ default: false })
  @Optional()
  @IsBoolean()
  cookie?: boolean;
}

/** A session as it is listed. */
export class SessionSummary {
  id!: string;
  createdAt!: Date;

  /** The end in any case. */
  expiresAt!: Date;

  /** The end if no request comes before. */
  idleUntil!: Date;

  /** To the half minute. */
  lastUsedAt!: Date | null;

  @ApiProperty({ enum: SESSION_KINDS, enumName: 'SessionKind' })
  kind!: SessionKind;

  remoteAddress!: string;
  userAgent!: string;

  /** True for the session that asks. */
  isCurrent!: boolean;

  userId!: string;
  userName!: string;
}

export class SessionList {
  items!: SessionSummary[];
}

export class SessionsQuery {
  /** `true`: the sessions of all users (needs users:read). */
  @ApiPropertyOptional({ enum: ['true', 'false'], default: 'false' })
  @IsIn(['true', 'false'])
  all: 'true' | 'false' = 'false';
}

export class SessionView extends SessionSummary {
  user!: UserView;

  /** To be sent as the header X-CSRF-Token with each change; null for sessions without a cookie. */
  @ApiProperty({ type: 'string', nullable: true })
  csrfToken!: string | null;

  @ApiProperty({ enum: SCOPES, enumName: 'Scope', isArray: true })
  scopes!: Scope[];

  /** The one-time password must be replaced: POST /api/v1/users/me/password. */
  mustChangePassword!: boolean;
}

export class NewSessionView extends SessionView {
  /** Bearer token of the session; shown only here. Null for a session in a cookie. */
  @ApiProperty({ type: 'string', nullable: true, example: 'ds_Zx3…' })
  token!: string | null;
}
