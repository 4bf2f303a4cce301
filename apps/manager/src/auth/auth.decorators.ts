import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext, type Type } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from './actor.js';
import type { GrantedThing } from './grants/granted-object.js';
import type { Scope } from './scopes.js';

export const REQUIRED_SCOPE = 'directorate:required-scope';
export const ANY_SCOPE = 'any';
export const GRANTED_BY = 'directorate:granted-by';
export const ONE_TIME_PASSWORD = 'directorate:one-time-password';

/** A route or controller that needs one of these scopes. Routes without any decorator of this file are refused to everyone. */
export function RequireScope(...scopes: readonly [Scope, ...Scope[]]): MethodDecorator & ClassDecorator {
  return applyDecorators(
    SetMetadata(REQUIRED_SCOPE, scopes),
    ApiBearerAuth(),
    ApiExtension('x-required-scopes', scopes),
  );
}

/** Routes whose path does not name the object that a grant may be about: who finds it. */
export function GrantedBy(thing: Type<GrantedThing>): ClassDecorator {
  return SetMetadata(GRANTED_BY, thing);
}

/** A route for everyone who is logged in, whatever they may do. */
export function AnyScope(): MethodDecorator & ClassDecorator {
  return applyDecorators(
    SetMetadata(REQUIRED_SCOPE, ANY_SCOPE),
    ApiBearerAuth(),
    ApiExtension('x-required-scopes', []),
  );
}

/** A route that is open to users who still have a one-time password; all others are closed to them. */
export function WithOneTimePassword(): MethodDecorator {
  return SetMetadata(ONE_TIME_PASSWORD, true);
}

/** A route that needs no log-in. */
export function Public(): MethodDecorator & ClassDecorator {
  return SetMetadata(REQUIRED_SCOPE, null);
}

declare module 'fastify' {
  interface FastifyRequest {
    actor?: Actor;
    traceId?: string;
  }
}

/** The authenticated actor of the request. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<FastifyRequest>();
  if (actor === undefined) throw new Error('A route asks for the actor without requiring one');
  return actor;
});
