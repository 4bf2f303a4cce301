import type { IpvsRealServer, IpvsService, IpvsTable, VirtualServiceKey } from '#libs/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatEndpoint, formatKey } from './key.js';
import { parseTable } from './parse.js';
import { planTable } from './plan.js';
import { renderRestore, renderStep } from './render.js';
import type { IpvsStep } from './step.js';
import { validateService } from './validate.js';
import { services, table } from './table.arbitrary.js';

type ServerStep = Extract<IpvsStep, { kind: 'add-server' | 'edit-server' | 'delete-server' }>;

const ownsAll = { owns: (): boolean => true };

/** The kernel's table as the steps leave it; throws where the kernel would refuse. */
function play(
  start: IpvsTable,
  steps: readonly IpvsStep[],
  watch: (now: IpvsTable) => void = () => undefined,
): IpvsTable {
  let now = [...start];
  const change = (key: VirtualServiceKey, update: (service: IpvsService) => IpvsService): void => {
    if (!now.some((service) => formatKey(service.key) === formatKey(key)))
      throw new Error(`no service ${formatKey(key)}`);
    now = now.map((service) => (formatKey(service.key) === formatKey(key) ? update(service) : service));
  };
  const named = (server: { address: string; port: number }) => (one: IpvsRealServer) =>
    formatEndpoint(one) === formatEndpoint(server);
  const servers = (step: ServerStep): void => {
    change(step.service, (service) => {
      const isThere = service.realServers.some(named(step.server));
      if (isThere === (step.kind === 'add-server')) throw new Error(`${step.kind} ${formatEndpoint(step.server)}`);
      const others = service.realServers.filter((one) => !named(step.server)(one));
      return { ...service, realServers: step.kind === 'delete-server' ? others : [...others, step.server] };
    });
  };
  for (const step of steps) {
    switch (step.kind) {
      case 'add-service':
        now = [...now, { key: step.service, config: step.config, realServers: [] }];
        break;
      case 'delete-service':
        now = now.filter((service) => formatKey(service.key) !== formatKey(step.service));
        break;
      case 'edit-service':
        change(step.service, (service) => ({ ...service, config: step.config }));
        break;
      default:
        servers(step);
    }
    watch(now);
  }
  return now;
}

const canonical = (some: IpvsTable): string[] =>
  some
    .map((service) =>
      JSON.stringify([
        formatKey(service.key),
        service.config,
        [...service.realServers].map((server) => JSON.stringify(server)).sort(),
      ]),
    )
    .sort();

describe(planTable.name, () => {
  it('has nothing to do when all is as desired, in whatever order', () => {
    fc.assert(
      fc.property(table, (desired) => {
        const reordered = [...desired]
          .reverse()
          .map((service) => ({ ...service, realServers: [...service.realServers].reverse() }));
        expect(planTable(desired, reordered, ownsAll)).toEqual([]);
      }),
    );
  });

  it('leads from any table to any other', () => {
    fc.assert(
      fc.property(table, table, (desired, observed) => {
        expect(canonical(play(observed, planTable(desired, observed, ownsAll)))).toEqual(canonical(desired));
      }),
    );
  });

  it('never leaves a service without a server that had one and shall have one', () => {
    fc.assert(
      fc.property(table, table, (desired, observed) => {
        const wanted = new Map(desired.map((service) => [formatKey(service.key), service.realServers.length]));
        const had = new Map(observed.map((service) => [formatKey(service.key), service.realServers.length]));
        play(observed, planTable(desired, observed, ownsAll), (now) => {
          for (const service of now) {
            const name = formatKey(service.key);
            if ((wanted.get(name) ?? 0) > 0 && (had.get(name) ?? 0) > 0)
              expect(service.realServers.length).toBeGreaterThan(0);
          }
        });
      }),
    );
  });

  it('never leaves a service without a server that takes connections, when it had one and shall have one', () => {
    const usable = (some: IpvsTable): Map<string, boolean> =>
      new Map(
        some.map(({ key, realServers }) => [formatKey(key), realServers.some(({ config }) => config.weight > 0)]),
      );
    fc.assert(
      fc.property(table, table, (desired, observed) => {
        const [wanted, had] = [usable(desired), usable(observed)];
        play(observed, planTable(desired, observed, ownsAll), (now) => {
          for (const [name, is] of usable(now)) if (wanted.get(name) && had.get(name)) expect(is).toBe(true);
        });
      }),
    );
  });

  it('gives a server weight 0 before it removes it', () => {
    fc.assert(
      fc.property(table, table, (desired, observed) => {
        let before = observed;
        for (const step of planTable(desired, observed, ownsAll)) {
          if (step.kind === 'delete-server') {
            const service = before.find(({ key }) => formatKey(key) === formatKey(step.service));
            const server = service?.realServers.find((one) => formatEndpoint(one) === formatEndpoint(step.server));
            expect(server?.config.weight).toBe(0);
          }
          before = play(before, [step]);
        }
      }),
    );
  });

  it('leaves services alone that are not ours', () => {
    fc.assert(
      fc.property(table, (observed) => {
        expect(planTable([], observed, { owns: () => false })).toEqual([]);
      }),
    );
  });

  it('does not fight the kernel over a server that is local to the director', () => {
    const key: VirtualServiceKey = { kind: 'address', protocol: 'tcp', address: '10.0.0.1', port: 80 };
    const config = { scheduler: 'wlc', schedulerFlags: [], persistence: null, onePacket: false } as const;
    const server = (forwardingMethod: 'masquerading' | 'direct-routing'): IpvsRealServer => ({
      address: '10.0.0.1',
      port: 80,
      config: { forwardingMethod, tunnel: null, weight: 1, upperThreshold: 0, lowerThreshold: 0 },
    });
    const desired = [{ key, config, realServers: [server('masquerading')] }];
    const observed = [{ key, config, realServers: [server('direct-routing')] }];
    expect(planTable(desired, observed, ownsAll)).toHaveLength(1);
    expect(planTable(desired, observed, { ...ownsAll, isLocal: () => true })).toEqual([]);
  });
});

const hostileText = fc.constantFrom('\n-C', ' -C', '\r-C', '\t', '\0', '\u2028-C', '$(id)', '"', '', '\u00a0-C', '\n');

/** The service with text of an attacker where a checked word should be. */
function poisoned(service: IpvsService, place: string, hostile: string): IpvsService {
  const { key, config, realServers } = service;
  const virtual =
    key.kind === 'address' ? key : ({ kind: 'address', protocol: 'tcp', address: '10.0.0.1', port: 80 } as const);
  switch (place) {
    case 'virtual IP':
      return { ...service, key: { ...virtual, address: `${virtual.address}${hostile}` } };
    case 'protocol':
      return { ...service, key: { ...virtual, protocol: `tcp${hostile}` } as unknown as VirtualServiceKey };
    case 'scheduler':
      return { ...service, config: { ...config, scheduler: `rr${hostile}` } as unknown as IpvsService['config'] };
    case 'flag':
      return { ...service, config: { ...config, schedulerFlags: [hostile] } as unknown as IpvsService['config'] };
    default:
      return {
        ...service,
        realServers: realServers.map((server) => ({ ...server, address: server.address + hostile })),
      };
  }
}

describe('rendering and parsing', () => {
  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(table, (desired) => {
        expect(canonical(parseTable(renderRestore(planTable(desired, [], ownsAll))))).toEqual(canonical(desired));
      }),
    );
  });

  it('never makes a second line or a second argument out of hostile text, wherever it stands', () => {
    const places = ['virtual IP', 'protocol', 'scheduler', 'flag', 'real server'] as const;
    fc.assert(
      fc.property(
        services,
        fc.constantFrom(...places),
        fc.oneof(fc.string(), hostileText),
        (service, place, hostile) => {
          const steps = planTable([poisoned(service, place, hostile)], [], ownsAll);
          for (const step of steps) {
            let args: string[];
            try {
              args = renderStep(step);
            } catch (error) {
              expect(error).toMatchObject({ code: 'invalid-input' });
              continue;
            }
            const line = renderRestore([step]);
            expect(line.endsWith('\n')).toBe(true);
            expect(line.slice(0, -1).split(/\s/)).toEqual(args);
          }
        },
      ),
    );
  });

  it('finds no fault in a table of its own making', () => {
    fc.assert(
      fc.property(services, (service) => {
        expect(validateService(service)).toEqual([]);
      }),
    );
  });
});
