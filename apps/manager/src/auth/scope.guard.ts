import { type CanActivate, type ExecutionContext, Injectable, type Type } from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#libs/errors';
import { AuditService } from '../audit/audit.service.js';
import { type Actor, mayDo } from './actor.js';
import { ANY_SCOPE, GRANTED_BY, ONE_TIME_PASSWORD, REQUIRED_SCOPE } from './auth.decorators.js';
import { grantedObject, type GrantedThing } from './grants/granted-object.js';
import { assertOwnPassword } from './one-time-password.js';
import type { Scope } from './scopes.js';

const LOOKING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Lets through what the route's scope decorator allows; a route without one is closed to everyone. Refused changes are audited. */
@Injectable()
export class ScopeGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly audit: AuditService,
    private readonly modules: ModuleRef,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const required = this.reflector.getAllAndOverride<readonly Scope[] | typeof ANY_SCOPE | null | undefined>(
      REQUIRED_SCOPE,
      targets,
    );
    if (required === null) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { actor, method, url } = request;
    if (actor === undefined) throw new DomainError('unauthenticated', 'No credentials were sent.');
    if (this.reflector.get<true | undefined>(ONE_TIME_PASSWORD, context.getHandler()) !== true)
      assertOwnPassword(actor);
    if (required === ANY_SCOPE) return true;
    if (required === undefined) throw new DomainError('forbidden', 'This route is closed.');
    if (required.some((scope) => mayDo(actor, scope, null))) return true;
    if (actor.grants.size > 0) {
      const object = await this.objectOf(context, request);
      if (required.some((scope) => mayDo(actor, scope, object))) return true;
    }
    if (!LOOKING.has(method)) await this.record(actor, method, url);
    const who = actor.tokenName === null ? `User ${actor.userName} (${actor.role})` : `Token ${actor.tokenName}`;
    throw new DomainError('forbidden', `${who} lacks the scope ${required.join(' or ')}.`, {
      hint: 'Ask an admin for a role, a grant or a token with this scope.',
    });
  }

  /** What the request is about, as grants name it. */
  private objectOf(context: ExecutionContext, request: FastifyRequest): Promise<string | null> | string | null {
    const thing = this.reflector.get<Type<GrantedThing> | undefined>(GRANTED_BY, context.getClass());
    return thing === undefined ? grantedObject(request.url) : this.modules.get(thing, { strict: false }).of(request);
  }

  private async record(actor: Actor, method: string, url: string): Promise<void> {
    const path = (url.split('?')[0] ?? '').slice(0, 200);
    const subject = { type: 'route', id: path, name: path };
    await this.audit.refused({ actor, action: method.toLowerCase(), subject, result: 'forbidden' });
  }
}
