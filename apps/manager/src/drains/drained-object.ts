import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#libs/errors';
import { objectName, type GrantedThing } from '../auth/grants/granted-object.js';
import { DrainRepository } from './drain.repository.js';

const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** Whose grants count for a request about drains: those of the virtual service that is drained, or one of whose servers is. */
@Injectable()
export class DrainedObject implements GrantedThing {
  constructor(private readonly drains: DrainRepository) {}

  async of({ params, body }: Pick<FastifyRequest, 'params' | 'body'>): Promise<string | null> {
    const id = fieldOf(params, 'id');
    const subject = id === undefined ? fieldOf(body, 'subject') : await this.subjectOf(id);
    const serviceId = fieldOf(subject, 'virtualServiceId');
    return typeof serviceId === 'string' && ULID.test(serviceId) ? objectName('virtual-service', serviceId) : null;
  }

  private async subjectOf(id: unknown): Promise<object | null> {
    try {
      return (await this.drains.get(String(id))).subject;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'not-found') return null;
      throw error;
    }
  }
}

/** Of what nobody has validated yet. */
const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (Reflect.get(value, name) as unknown) : undefined;
