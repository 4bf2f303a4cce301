import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ChangesModule } from '../changes/changes.module.js';
import { DatabaseModule } from '../common/database/database.module.js';
import { SecretsModule } from '../common/secrets/secrets.module.js';
import { AuthModule } from './auth.module.js';
import { GrantsController } from './grants/grants.controller.js';
import { GrantsService } from './grants/grants.service.js';
import { SecondFactor } from './second-factor/second-factor.js';
import { SecondFactorController } from './second-factor/second-factor.controller.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { SessionsService } from './sessions/sessions.service.js';
import { TokensController } from './tokens/tokens.controller.js';
import { TokensService } from './tokens/tokens.service.js';
import { UsersController } from './users/users.controller.js';
import { UsersService } from './users/users.service.js';

/** Sessions, users and tokens over the API. */
@Module({
  imports: [DatabaseModule, AuthModule, ChangesModule, AuditModule, SecretsModule],
  controllers: [SessionsController, UsersController, SecondFactorController, GrantsController, TokensController],
  providers: [SessionsService, SecondFactor, GrantsService, UsersService, TokensService],
})
export class AuthApiModule {}
