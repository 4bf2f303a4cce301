import { queryOptions } from '@tanstack/react-query';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../../api/client.js';

export type JoinRequest = Schemas['JoinRequestView'];
const LOOK_MS = 2_000;

export const joinRequestsQuery = queryOptions({
  queryKey: ['join-requests', 'all'],
  queryFn: () => answerOf(api.GET('/api/v1/join-requests', { params: { query: { limit: 100 } } })),
  refetchInterval: LOOK_MS,
});

export const joinRequestQuery = (id: string) =>
  queryOptions({
    queryKey: ['join-requests', id],
    queryFn: () => answerOf(api.GET('/api/v1/join-requests/{id}', { params: { path: { id } } })),
    retry: false,
  });

/** A SHA-256 in groups that can be compared by eye. */
export const grouped = (fingerprint: string): string => (fingerprint.match(/.{1,4}/g) ?? []).join(' ');

/** What shows the fingerprint of the agent again on its own machine, grouped as above. */
export const fingerprintCommand = (port: number): string =>
  `openssl s_client -connect 127.0.0.1:${port} </dev/null 2>/dev/null | openssl x509 -noout -fingerprint -sha256` +
  ` | sed 's/.*=//;s/://g' | tr A-F a-f | fold -w4 | paste -sd' ' -`;
