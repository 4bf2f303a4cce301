import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsDefined, IsIn, IsObject, ValidateNested } from 'class-validator';
import { ListQuery } from '../../common/http/list.dto.js';
import { TaggedObjectView } from '../../common/http/object.dto.js';
import { IsLine, IsTags, Name, Optional } from '../../common/http/text.js';
import { NewPassword } from '../password.js';
import { USER_ROLES, type UserRole } from '../scopes.js';

export class UserSpec {
  @ApiPropertyOptional({ example: 'Ada Lovelace', default: '' })
  @Optional()
  @IsLine(100)
  displayName?: string;

  /** Viewers look, operators also change the cluster's work, admins do everything. */
  @ApiProperty({ enum: USER_ROLES, enumName: 'UserRole', example: 'operator' })
  @IsIn(USER_ROLES)
  role!: UserRole;

  /** False: cannot log in, and the user's tokens do not work. */
  @ApiPropertyOptional({ default: true })
  @Optional()
  @IsBoolean()
  enabled?: boolean;
}

export class UserSpecPatch {
  @Optional()
  @IsLine(100)
  displayName?: string;

  @ApiPropertyOptional({ enum: USER_ROLES, enumName: 'UserRole' })
  @Optional()
  @IsIn(USER_ROLES)
  role?: UserRole;

  /** True ends a lock-out, too. */
  @Optional()
  @IsBoolean()
  enabled?: boolean;
}

export class CreateUser {
  @Name('ada')
  name!: string;

  @NewPassword()
  password!: string;

  @IsTags()
  tags?: string[];

  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => UserSpec)
  spec!: UserSpec;
}

export class PatchUser {
  /** A new password set by an admin; the user is asked to change it. */
  @Optional()
  @NewPassword()
  @ApiPropertyOptional()
  password?: string;

  @IsTags()
  tags?: string[];

  @Optional()
  @IsObject()
  @ValidateNested()
  @Type(() => UserSpecPatch)
  spec?: UserSpecPatch;
}

export class ChangePassword {
  @IsLine(256)
  currentPassword!: string;

  @NewPassword()
  newPassword!: string;
}

export class UserStatus {
  lastLogInAt!: Date | null;

  /** After too many failed log-ins; null when log-in is possible. */
  lockedUntil!: Date | null;

  mustChangePassword!: boolean;

  /** Whether log-in needs a code beside the password. */
  hasSecondFactor!: boolean;
}

export class UserSpecView {
  displayName!: string;

  @ApiProperty({ enum: USER_ROLES, enumName: 'UserRole' })
  role!: UserRole;

  enabled!: boolean;
}

export class UserView extends TaggedObjectView {
  spec!: UserSpecView;
  status!: UserStatus;
}

export class UsersQuery extends ListQuery {
  @Optional()
  @IsLine(63)
  name?: string;

  @ApiPropertyOptional({ enum: USER_ROLES, enumName: 'UserRole' })
  @Optional()
  @IsIn(USER_ROLES)
  role?: UserRole;
}
