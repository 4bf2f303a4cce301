import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#libs/errors';
import { ANY_SCOPE, REQUIRED_SCOPE } from './auth.decorators.js';
import type { Scope } from './scopes.js';

/** Lets through what the route's scope decorator allows; a route without one is closed to everyone. */
@Injectable()
export class ScopeGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const targets = [context.getHandler(), context.getClass()];
    const required = this.reflector.getAllAndOverride<readonly Scope[] | typeof ANY_SCOPE | null | undefined>(
      REQUIRED_SCOPE,
      targets,
    );
    if (required === null) return true;
    const { actor } = context.switchToHttp().getRequest<FastifyRequest>();
    if (actor === undefined) throw new DomainError('unauthenticated', 'No credentials were sent.');
    if (required === ANY_SCOPE) return true;
    if (required === undefined) throw new DomainError('forbidden', 'This route is closed.');
    if (required.some((scope) => actor.scopes.has(scope))) return true;
    const who = actor.tokenName === null ? `User ${actor.userName} (${actor.role})` : `Token ${actor.tokenName}`;
    throw new DomainError('forbidden', `${who} lacks the scope ${required.join(' or ')}.`, {
      hint: 'Ask an admin for a role or token with this scope.',
    });
  }
}
