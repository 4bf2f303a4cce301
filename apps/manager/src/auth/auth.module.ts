import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { DatabaseModule } from '../common/database/database.module.js';
import { AccessGrantEntity } from './grants/access-grant.entity.js';
import { ApiTokenEntity } from './api-token.entity.js';
import { Authenticator } from './authenticator.js';
import { CredentialRepository } from './credential.repository.js';
import { ScopeGuard } from './scope.guard.js';
import { SessionEntity } from './session.entity.js';
import { UserEntity } from './user.entity.js';

@Module({
  imports: [
    DatabaseModule,
    AuditModule,
    TypeOrmModule.forFeature([UserEntity, SessionEntity, ApiTokenEntity, AccessGrantEntity]),
  ],
  providers: [Authenticator, CredentialRepository, { provide: APP_GUARD, useClass: ScopeGuard }],
  exports: [Authenticator],
})
export class AuthModule {}
