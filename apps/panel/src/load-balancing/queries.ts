import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';

export type Service = Schemas['VirtualServiceView'];
export type Server = Schemas['RealServerView'];

const LOOK_MS = 2_000;
/** A service of this many servers is looked at less often: its answer takes its time. */
const MANY = 1_000;

export const useServices = (): UseQueryResult<{ items: Service[] }> =>
  useQuery({
    queryKey: ['virtual-services'],
    queryFn: () => answerOf(api.GET('/api/v1/virtual-services', { params: { query: { limit: 500 } } })),
    refetchInterval: ({ state }) => paceFor(state.data?.items.flatMap(({ realServers }) => realServers).length),
  });

export const useService = (id: string): UseQueryResult<Service> =>
  useQuery({
    queryKey: ['virtual-services', id],
    queryFn: () => answerOf(api.GET('/api/v1/virtual-services/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => paceFor(state.data?.realServers.length),
  });

/** Names of nodes by id. */
export const namesOf = (nodes: readonly Schemas['NodeView'][]): ReadonlyMap<string, string> =>
  new Map(nodes.map(({ id, name }) => [id, name]));

/** Two seconds, more for many servers. */
export const paceFor = (servers = 0): number => LOOK_MS * Math.max(1, Math.ceil(servers / MANY));

export const useTemplates = (): UseQueryResult<Schemas['ServiceTemplatesView']> =>
  useQuery({
    queryKey: ['service-templates'],
    queryFn: () => answerOf(api.GET('/api/v1/service-templates')),
    staleTime: Infinity,
  });

export const useSchedulers = (): UseQueryResult<Schemas['SchedulersView']> =>
  useQuery({ queryKey: ['schedulers'], queryFn: () => answerOf(api.GET('/api/v1/schedulers')) });

export const useVirtualIps = (): UseQueryResult<{ items: Schemas['AddressView'][] }> =>
  useQuery({
    queryKey: ['addresses', 'virtual-ips'],
    queryFn: () => answerOf(api.GET('/api/v1/addresses', { params: { query: { limit: 500, purpose: 'virtual-ip' } } })),
  });

export const useNodes = (): UseQueryResult<{ items: Schemas['NodeView'][] }> =>
  useQuery({
    queryKey: ['nodes'],
    queryFn: () => answerOf(api.GET('/api/v1/nodes', { params: { query: { limit: 500 } } })),
  });

export const endpointOf = ({ spec: { address, port } }: Server): string =>
  address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
