import { Module } from '@nestjs/common';
import { SecretSeal } from './secret-seal.js';

@Module({ providers: [SecretSeal], exports: [SecretSeal] })
export class SecretsModule {}
