import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.js';

/** The states of machines and services are read this often; what happens in between comes by the stream. */
const LOOK_MS = 2_000;

export const nodesQuery = queryOptions({
  queryKey: ['nodes', 'all'],
  queryFn: () => answerOf(api.GET('/api/v1/nodes', { params: { query: { limit: 500 } } })),
  refetchInterval: LOOK_MS,
});

export const nodeQuery = (id: string) =>
  queryOptions({
    queryKey: ['nodes', id],
    queryFn: () => answerOf(api.GET('/api/v1/nodes/{id}', { params: { path: { id } } })),
    refetchInterval: LOOK_MS,
  });

export const maintenancesQuery = queryOptions({
  queryKey: ['maintenances'],
  queryFn: () => answerOf(api.GET('/api/v1/maintenances')),
  refetchInterval: LOOK_MS,
});

export const servicesQuery = queryOptions({
  queryKey: ['virtual-services', 'all'],
  queryFn: () => answerOf(api.GET('/api/v1/virtual-services', { params: { query: { limit: 500 } } })),
  refetchInterval: LOOK_MS,
});

export const addressesQuery = queryOptions({
  queryKey: ['addresses'],
  queryFn: () => answerOf(api.GET('/api/v1/addresses', { params: { query: { limit: 500 } } })),
  refetchInterval: 10_000,
});

export const clusterQuery = queryOptions({
  queryKey: ['cluster'],
  queryFn: () => answerOf(api.GET('/api/v1/cluster')),
  staleTime: 5_000,
});

export const operationsQuery = queryOptions({
  queryKey: ['operations', 'latest'],
  queryFn: () => answerOf(api.GET('/api/v1/operations', { params: { query: { limit: 20 } } })),
  refetchInterval: LOOK_MS,
});

export const operationQuery = (id: string) =>
  queryOptions({
    queryKey: ['operations', id],
    queryFn: () => answerOf(api.GET('/api/v1/operations/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => ((state.data?.finishedAt ?? null) === null ? 500 : false),
  });
