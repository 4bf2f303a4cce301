import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Schemas } from '#libs/api-client/browser';
import { addressesQuery, nodesQuery, servicesQuery } from '../../api/machines.js';
import { useRights } from '../../api/rights.js';
import { texts } from '../../texts/index.js';
import { NAVIGATION } from '../navigation.js';
import type { Findable } from './rank.js';

const t = texts.palette;
type Node = Schemas['NodeView'];

export type Asked = { readonly what: 'maintenance' | 'remove'; readonly node: Node };

export interface PaletteEntry extends Findable {
  readonly id: string;
  readonly kind: keyof typeof t.kinds;
  readonly detail: string;
  /** What is lacking to do it; null: it may be done. */
  readonly needs?: string | null;
  readonly run: () => void;
}

/** All that the palette can find: pages, objects, and what can be done with them. */
export function usePaletteEntries(ask: (asked: Asked) => void): PaletteEntry[] {
  const navigate = useNavigate();
  const rightTo = useRights();
  const nodes = useQuery(nodesQuery).data?.items ?? [];
  const services = useQuery(servicesQuery).data?.items ?? [];
  const addresses = useQuery(addressesQuery).data?.items ?? [];
  const pages = NAVIGATION.flatMap(({ text, entries }) =>
    entries.map((entry): PaletteEntry => ({
      ...{ id: `page ${entry.to}`, kind: 'page', title: entry.text, words: t.kinds.page, detail: text ?? '' },
      run: () => void navigate({ to: entry.to }),
    })),
  );
  const machines = nodes.map((node): PaletteEntry => {
    const { id, name, spec, status } = node;
    const own = spec.addresses.map(({ address }) => address).join(' ');
    return {
      ...{ id: `node ${id}`, kind: 'node', title: name, detail: status.reason },
      words: [t.kinds.node, own, ...spec.roles, ...node.tags, status.state].join(' '),
      run: () => void navigate({ to: '/nodes/$nodeId', params: { nodeId: id } }),
    };
  });
  const balanced = services.map(({ id, name, key, tags, status }): PaletteEntry => ({
    ...{ id: `service ${id}`, kind: 'service', title: name, detail: `${key}: ${status.reason}` },
    words: [t.kinds.service, key, ...tags, status.state, 'why is'].join(' '),
    run: () => void navigate({ to: '/services/$id', params: { id } }),
  }));
  const ips = addresses.map(({ id, spec, status }): PaletteEntry => ({
    ...{ id: `address ${id}`, kind: 'address', title: spec.address, words: `${t.kinds.address} vip ip` },
    detail: [spec.description, ...status.virtualServices.map(({ name }) => name)]
      .filter((text) => text !== '')
      .join(', '),
    run: () => void navigate({ to: '/addresses' }),
  }));
  const actions = nodes.flatMap((node): PaletteEntry[] => {
    const { needs } = rightTo('nodes:write', { resource: 'node', id: node.id });
    return [
      {
        ...{
          id: `maintain ${node.id}`,
          kind: 'action',
          title: t.maintain(node.name),
          words: 'drain reboot',
          detail: '',
        },
        ...{ needs, run: () => ask({ what: 'maintenance', node }) },
      },
      {
        ...{ id: `remove ${node.id}`, kind: 'action', title: t.remove(node.name), words: 'remove leave', detail: '' },
        ...{ needs, run: () => ask({ what: 'remove', node }) },
      },
    ];
  });
  const addNode: PaletteEntry = {
    ...{ id: 'add node', kind: 'action', title: t.addNode, words: 'join key paste', detail: '' },
    ...{ needs: rightTo('nodes:write').needs, run: () => void navigate({ to: '/nodes/add' }) },
  };
  const addService: PaletteEntry = {
    ...{ id: 'add service', kind: 'action', title: t.addService, words: 'virtual balance new', detail: '' },
    ...{ needs: rightTo('services:write').needs, run: () => void navigate({ to: '/services/new' }) },
  };
  return [...pages, ...machines, ...balanced, ...ips, addNode, addService, ...actions];
}
