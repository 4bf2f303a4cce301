import type { FastifyRequest } from 'fastify';
import type { GrantedResource } from './access-grant.entity.js';

const RESOURCES: Readonly<Record<string, GrantedResource>> = { 'virtual-services': 'virtual-service', nodes: 'node' };
const PATH = /^\/api\/v1\/(virtual-services|nodes)\/([0-9A-HJKMNP-TV-Z]{26})(?:[/?]|$)/;

/** How grants name an object. */
export const objectName = (resource: GrantedResource, id: string): string => `${resource}/${id}`;

/** Finds the object of requests whose path does not name it. They are not validated yet. */
export interface GrantedThing {
  of(request: FastifyRequest): Promise<string | null>;
}

/** The object that a request is about by its path, as grants name it; null when a grant cannot be about it. */
export function grantedObject(url: string): string | null {
  const [, noun, id] = PATH.exec(url) ?? [];
  const resource = noun === undefined ? undefined : RESOURCES[noun];
  return resource === undefined || id === undefined ? null : objectName(resource, id);
}
