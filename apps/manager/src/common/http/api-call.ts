import type { FastifyRequest } from 'fastify';

const API = '/api/v1';
const isBelow = (path: string): boolean => path === API || path.startsWith(`${API}/`);

/**
 * Whether a request is one to the API. The path that was sent does not tell alone: the router finds the same route by `/%61pi/v1/…`
 * and by `http://host/api/v1/…`.
 */
export const isApiCall = ({ url, routeOptions }: FastifyRequest): boolean =>
  isBelow(url.split('?')[0] ?? '/') || isBelow(routeOptions.url ?? '/');
