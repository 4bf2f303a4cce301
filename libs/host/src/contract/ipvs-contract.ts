import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import type { SyncDaemon } from '#libs/contracts';
import type { IpvsRealServer, IpvsTable, Scheduler, VirtualServiceKey } from '#libs/domain';
import { formatEndpoint, formatKey, planTable, rowOf, type IpvsStep } from '#libs/ipvs';
import type { IpvsPort } from '../ipvs/ipvs-port.js';
import type { ContractCase } from './contract-case.js';
import { EVERY_KIND, plain, server, service, tcp } from './contract-table.js';

const DAEMON: SyncDaemon = {
  ...{ state: 'master', syncId: 7, maxLength: 1000, interface: 'lo', group: '224.0.0.81', port: 8849, ttl: 2 },
};
const owned = { owns: (): boolean => true };

/** A table as sorted lines, whatever its order. */
export const textOf = (table: IpvsTable): string[] =>
  table
    .flatMap(({ key, config, realServers }) => [
      `${formatKey(key)} ${JSON.stringify({ ...config, schedulerFlags: [...config.schedulerFlags].sort() })}`,
      ...realServers.map((one) => `${formatKey(key)} -> ${formatEndpoint(one)} ${JSON.stringify(one.config)}`),
    ])
    .sort();

/** Brings the table to `desired` and checks that it is there. */
async function reach(ipvs: IpvsPort, desired: IpvsTable): Promise<readonly IpvsStep[]> {
  const steps = planTable(desired, await ipvs.table(), owned);
  const { applied, failures } = await ipvs.apply(steps);
  deepEqual(failures, []);
  equal(applied, steps.length);
  const reached = await ipvs.table();
  deepEqual(textOf(reached), textOf(desired));
  deepEqual(planTable(desired, reached, owned), []);
  return steps;
}

const many = (servers: number): IpvsTable => [
  service(
    tcp(8000),
    Array.from({ length: servers }, (_, n) => server(`10.97.${1 + Math.floor(n / 250)}.${1 + (n % 250)}`, 8000)),
  ),
];

/** What every IPVS port promises. Each case begins by taking all services away: never run it on a machine that balances. */
export const ipvsContract: readonly ContractCase<IpvsPort>[] = [
  {
    name: 'keeps every kind of service and server exactly as asked, and nothing is left to plan',
    run: async (ipvs) => {
      await reach(ipvs, []);
      await reach(ipvs, EVERY_KIND);
    },
  },
  {
    name: 'changes schedulers, persistence, weights, thresholds and methods in place',
    run: async (ipvs) => {
      await reach(ipvs, []);
      await reach(ipvs, [service(tcp(80), [server('10.97.0.31', 80)])]);
      const changed = server('10.97.0.31', 80, 'direct-routing', {
        ...{ weight: 9, upperThreshold: 50, lowerThreshold: 10 },
      });
      const persistence = { timeoutSeconds: 300, prefixLength: 32, engine: null };
      const steps = await reach(ipvs, [service(tcp(80), [changed], { scheduler: 'sed', persistence })]);
      deepEqual(
        steps.map(({ kind }) => kind),
        ['edit-service', 'edit-server'],
      );
      await reach(ipvs, [service(tcp(80), [server('10.97.0.31', 80, 'tunneling')])]);
    },
  },
  {
    name: 'exchanges servers without an empty moment',
    run: async (ipvs) => {
      await reach(ipvs, []);
      await reach(ipvs, [service(tcp(80), [server('10.97.0.31', 80), server('10.97.0.32', 80)])]);
      const steps = await reach(ipvs, [service(tcp(80), [server('10.97.0.33', 80)])]);
      equal(steps[0]?.kind, 'add-server');
    },
  },
  {
    name: 'tells a refused step with the words of the kernel and goes on with the others',
    run: async (ipvs) => {
      await reach(ipvs, [service(tcp(80))]);
      const add = (key: VirtualServiceKey): IpvsStep => ({
        ...{ kind: 'add-service', service: key, config: plain, reason: 'the contract' },
      });
      const gone = { address: '10.97.0.99', port: 80 };
      const { applied, failures } = await ipvs.apply([
        add(tcp(80)),
        { kind: 'delete-server', service: tcp(80), server: gone, reason: 'the contract' },
        { kind: 'delete-service', service: tcp(99), reason: 'the contract' },
        add(tcp(81)),
      ]);
      equal(applied, 1);
      deepEqual(
        failures.map(({ step }) => step.kind),
        ['add-service', 'delete-service'],
      );
      for (const { message } of failures) match(message, /exists|No such service/);
      deepEqual((await ipvs.table()).map(({ key }) => formatKey(key)).sort(), [
        'tcp 10.97.0.80:80',
        'tcp 10.97.0.80:81',
      ]);
    },
  },
  {
    name: 'tells a missing server',
    run: async (ipvs) => {
      await reach(ipvs, [service(tcp(80))]);
      const gone = { address: '10.97.0.99', port: 80 };
      const step: IpvsStep = { kind: 'delete-server', service: tcp(80), server: gone, reason: 'the contract' };
      const { applied, failures } = await ipvs.apply([step]);
      equal(applied, 0);
      match(failures[0]?.message ?? '', /No such destination/);
    },
  },
  {
    name: 'sees every kind of change to servers that it has read before',
    run: async (ipvs) => {
      const kept = server('10.97.0.31', 80);
      const servers = (...others: IpvsRealServer[]): IpvsTable => [service(tcp(80), [kept, ...others])];
      await reach(ipvs, servers());
      await reach(ipvs, servers(server('10.97.0.32', 80)));
      await reach(ipvs, servers(server('10.97.0.32', 80, 'direct-routing', { weight: 3 })));
      await reach(ipvs, servers(server('10.97.0.32', 80, 'masquerading', { weight: 3 })));
      await reach(ipvs, servers(server('10.97.0.32', 80, 'masquerading', { upperThreshold: 9, lowerThreshold: 7 })));
      await reach(ipvs, servers(server('10.97.0.33', 80)));
      await reach(ipvs, servers(server('fd97::31', 80, 'tunneling')));
      await reach(ipvs, servers());
      await reach(ipvs, [service(tcp(80))]);
      await reach(ipvs, []);
      deepEqual(await ipvs.table(), []);
    },
  },
  {
    name: 'takes a thousand servers, and takes them away again',
    run: async (ipvs) => {
      await reach(ipvs, []);
      await reach(ipvs, many(1000));
      await reach(ipvs, many(1));
    },
  },
  {
    name: 'finds the one refused step among many',
    run: async (ipvs) => {
      await reach(ipvs, []);
      const steps = planTable(many(100), [], owned);
      const refused: IpvsStep = { kind: 'edit-service', service: tcp(98), config: plain, reason: 'the contract' };
      const { applied, failures } = await ipvs.apply([...steps.slice(0, 50), refused, ...steps.slice(50)]);
      deepEqual(
        failures.map(({ step }) => step),
        [refused],
      );
      equal(applied, steps.length);
      deepEqual(textOf(await ipvs.table()), textOf(many(100)));
    },
  },
  {
    name: 'counts for every service and server',
    run: async (ipvs) => {
      await reach(ipvs, EVERY_KIND);
      const { counters, usage } = await ipvs.statistics();
      for (const { key, realServers } of EVERY_KIND) {
        equal(rowOf(counters, key)?.connections, 0, formatKey(key));
        for (const one of realServers) {
          equal(rowOf(counters, key, one)?.bytesIn, 0, formatEndpoint(one));
          equal(rowOf(usage, key, one)?.activeConnections, 0, formatEndpoint(one));
        }
      }
    },
  },
  {
    name: 'can use every scheduler that it names',
    run: async (ipvs) => {
      const schedulers = (await ipvs.schedulers()) as readonly Scheduler[];
      ok(schedulers.includes('rr') && schedulers.includes('wlc'));
      await reach(
        ipvs,
        schedulers.map((scheduler, n) => service(tcp(9000 + n), [server('10.97.0.31', 9000 + n)], { scheduler })),
      );
      await reach(ipvs, []);
    },
  },
  {
    name: 'zeroes one service or all, and refuses one that is not there',
    run: async (ipvs) => {
      await reach(ipvs, [service(tcp(80), [server('10.97.0.31', 80)])]);
      await ipvs.zero(tcp(80));
      await ipvs.zero(null);
      await rejects(ipvs.zero(tcp(99)));
    },
  },
  {
    name: 'sets the idle times of connections',
    run: async (ipvs) => {
      const before = await ipvs.timeouts();
      const other = { tcpSeconds: 901, tcpFinSeconds: 121, udpSeconds: 301 };
      await ipvs.setTimeouts(other);
      deepEqual(await ipvs.timeouts(), other);
      await ipvs.setTimeouts(before);
      deepEqual(await ipvs.timeouts(), before);
    },
  },
  {
    name: 'starts and stops the daemons of connection sync, each once',
    run: async (ipvs) => {
      // The kernel refuses daemons beside services of mixed families.
      await reach(ipvs, []);
      deepEqual(await ipvs.daemons(), []);
      await rejects(ipvs.stopDaemon('master'));
      await ipvs.startDaemon(DAEMON);
      deepEqual(await ipvs.daemons(), [DAEMON]);
      await rejects(ipvs.startDaemon(DAEMON));
      await ipvs.stopDaemon('master');
      deepEqual(await ipvs.daemons(), []);
    },
  },
  {
    name: 'stops a daemon that has hardly begun',
    run: async (ipvs) => {
      await reach(ipvs, []);
      for (let round = 0; round < 15; round += 1) {
        await ipvs.startDaemon(DAEMON);
        await ipvs.stopDaemon('master');
      }
      deepEqual(await ipvs.daemons(), []);
    },
  },
  {
    name: 'reads and sets kernel settings, and refuses one that the kernel has not',
    run: async (ipvs) => {
      const name = 'expire_nodest_conn';
      const before = (await ipvs.settings())[name] ?? '';
      const other = before === '0' ? '1' : '0';
      await ipvs.setSetting(name, other);
      equal((await ipvs.settings())[name], other);
      await ipvs.setSetting(name, before);
      ok((await ipvs.capabilities()).settings.includes(name));
      await rejects(ipvs.setSetting('no_such_setting', '1'));
    },
  },
  {
    name: 'tells what it is, and no connections where none were made',
    run: async (ipvs) => {
      const { version, connectionTableSize } = await ipvs.info();
      match(version, /^\d+\.\d+\.\d+$/);
      ok(connectionTableSize > 0);
      const filter = { service: tcp(1), clientAddress: null, realServerAddress: null, state: null };
      deepEqual(await ipvs.connections(filter, 10), []);
    },
  },
];
