import type { GrantedResource } from './access-grant.entity.js';

const RESOURCES: Readonly<Record<string, GrantedResource>> = { 'virtual-services': 'virtual-service', nodes: 'node' };
const PATH = /^\/api\/v1\/(virtual-services|nodes)\/([0-9A-HJKMNP-TV-Z]{26})(?:[/?]|$)/;

/** How grants name an object. */
export const objectName = (resource: GrantedResource, id: string): string => `${resource}/${id}`;

/** The object that a request is about by its path, as grants name it; null when a grant cannot be about it. */
export function grantedObject(url: string): string | null {
  const [, noun, id] = PATH.exec(url) ?? [];
  const resource = noun === undefined ? undefined : RESOURCES[noun];
  return resource === undefined || id === undefined ? null : objectName(resource, id);
}
