import { describe, expect, it } from 'vitest';
import type { Schemas } from '#libs/api-client/browser';
import { NO_CHECK } from '../checks.js';
import {
  EMPTY_DRAFT,
  isWhatFit,
  isWhereFit,
  manyBody,
  serviceBody,
  withProtocol,
  withTemplate,
  type ServiceDraft,
} from './draft.js';
import { asCommands, asCurl, asIpvsadm, quoted, requestOf } from './equivalents.js';

const server = { nodeId: 'N1', name: 'web-1', isEnabled: true, weight: '2', method: 'direct-routing' } as const;
const shop: ServiceDraft = {
  ...EMPTY_DRAFT,
  ...{ name: 'shop', port: '80', address: '192.0.2.80', isNewAddress: true, persistence: 300 },
  check: { ...NO_CHECK, kind: 'http', fields: { target: '/up' } },
  servers: [server, { ...server, nodeId: null, name: '10.0.0.9', weight: '1' }, { ...server, isEnabled: false }],
};

describe('withTemplate', () => {
  const template: Schemas['ServiceTemplateView'] = {
    ...{ name: 'https', title: 'HTTPS', description: '', services: [], asks: [] },
    spec: { protocol: 'tcp', port: 443, persistence: { timeoutSeconds: 300 }, health: { checks: [{ kind: 'https' }] } },
  };
  it('fills in what the template says, and keeps a name that was typed', () => {
    expect(withTemplate(EMPTY_DRAFT, template)).toMatchObject({
      ...{ name: 'https', port: '443', persistence: 300, check: { kind: 'https' } },
    });
    expect(withTemplate(shop, template).name).toBe('shop');
  });
});

describe('the check of a port that nothing more is known of', () => {
  const checksOf = (draft: ServiceDraft): unknown[] => serviceBody(draft, true).spec.health?.checks ?? [];

  it('is a connection by TCP, also for who changes nothing', () => {
    expect(checksOf({ ...EMPTY_DRAFT, ...{ name: 'a', port: '7000', address: '192.0.2.80' } })).toMatchObject([
      { kind: 'tcp' },
    ]);
  });

  it('goes with TCP and comes back with it; one that was chosen stays', () => {
    const udp = withProtocol(EMPTY_DRAFT, 'udp');
    expect(checksOf(udp)).toEqual([]);
    expect(checksOf(withProtocol(udp, 'tcp'))).toMatchObject([{ kind: 'tcp' }]);
    expect(withProtocol(shop, 'udp').check).toEqual(shop.check);
  });
});

describe('serviceBody', () => {
  it('says all of it, with the chosen servers only', () => {
    expect(serviceBody(shop, false)).toMatchObject({
      ...{ name: 'shop', createAddress: true },
      spec: {
        ...{ protocol: 'tcp', address: '192.0.2.80', port: 80, scheduler: 'wlc', enabled: false },
        ...{ persistence: { timeoutSeconds: 300 }, health: { checks: [{ kind: 'http', target: '/up' }] } },
      },
      realServers: [{ spec: { nodeId: 'N1', weight: 2 } }, { spec: { address: '10.0.0.9', weight: 1 } }],
    });
  });

  it('names a firewall mark without an address', () => {
    const { spec, createAddress } = serviceBody({ ...shop, template: 'firewall-mark', mark: '7' }, true);
    expect(spec).toMatchObject({ kind: 'firewall-mark', mark: 7, family: 'ipv4' });
    expect(spec).not.toHaveProperty('address');
    expect(createAddress).toBeUndefined();
  });
});

describe('manyBody', () => {
  it('names both ends of a range', () => {
    const body = manyBody({ ...shop, template: 'port-range', port: '8000', toPort: '8003' }, true);
    expect(body).toMatchObject({ template: 'port-range', fromPort: 8000, toPort: 8003, protocol: 'tcp' });
    expect(requestOf({ ...shop, template: 'dns' }, true).path).toContain('from-template');
  });
});

describe('the gates of the steps', () => {
  it('wait for what is missing', () => {
    expect(isWhatFit(EMPTY_DRAFT)).toBe(false);
    expect(isWhatFit(shop)).toBe(true);
    expect(isWhatFit({ ...shop, port: '80x' })).toBe(false);
    expect(isWhereFit({ ...shop, address: ' ' })).toBe(false);
  });
});

describe('the equivalents', () => {
  it('quote what a shell would read otherwise', () => {
    expect(quoted('a-b:1')).toBe('a-b:1');
    expect(quoted("it's")).toBe(`'it'\\''s'`);
  });

  it('are the commands of the tool, one per line', () => {
    const lines = asCommands(shop, true)?.split('\n') ?? [];
    expect(lines[0]).toMatch(
      /^directorate virtual-services add shop tcp\/192\.0\.2\.80:80 --scheduler wlc --persistence 300 /,
    );
    expect(lines[1]).toBe('directorate real-servers add shop --node web-1 --method direct-routing --weight 2');
    expect(lines[2]).toContain('--address 10.0.0.9');
    expect(asCommands({ ...shop, address: '2001:db8::1' }, true)).toContain('tcp/[2001:db8::1]:80');
    expect(asCommands({ ...shop, template: 'dns' }, true)).toBeNull();
  });

  it('are a request of curl, and what ipvsadm would be told', () => {
    expect(asCurl(shop, true, 'https://m.example')).toContain('-X POST https://m.example/api/v1/virtual-services');
    const step = (command: string) => ({ command, reason: '' });
    const plan = [{ machineId: 'D', name: 'd', steps: [step('ipvsadm -A -t 1.2.3.4:80'), step('carry 1.2.3.4')] }];
    expect(asIpvsadm(plan)).toBe('ipvsadm -A -t 1.2.3.4:80');
  });
});
