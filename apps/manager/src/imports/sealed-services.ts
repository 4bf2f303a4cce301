import { Injectable } from '@nestjs/common';
import type { ImportedService } from '#libs/adopt';
import { DomainError } from '#libs/errors';
import { SecretSeal } from '../common/secrets/secret-seal.js';
import type { ImportedServiceEntity } from './import.entity.js';

/** Keeps found services sealed in the database: their checks may hold passwords. */
@Injectable()
export class SealedServices {
  constructor(private readonly secrets: SecretSeal) {}

  seal(service: ImportedService): Promise<string> {
    return this.secrets.seal(JSON.stringify(service));
  }

  async open({ name, body }: Pick<ImportedServiceEntity, 'name' | 'body'>): Promise<ImportedService> {
    const text = await this.secrets.open(body);
    if (text !== null) return JSON.parse(text) as ImportedService;
    const hint = 'Delete the import, and import the file again.';
    throw new DomainError('conflict', `The found service ${name} was sealed with another key.`, { hint });
  }
}
