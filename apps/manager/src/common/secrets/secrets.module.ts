import { Module } from '@nestjs/common';
import { SecretSeal } from './secret-seal.js';

/** Secrets that the database keeps, sealed with a key that it does not have. */
@Module({ providers: [SecretSeal], exports: [SecretSeal] })
export class SecretsModule {}
