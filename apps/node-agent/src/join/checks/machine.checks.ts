import { access, readdir, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { JoinTestRequest } from '#libs/contracts';
import type { Membership } from '../../identity/identity.js';
import { fail, pass, warn, type JoinCheck, type Verdict } from './check.js';

const MIB = 1024 * 1024;
/** Where hosting panels keep accounts, when the admin names no other places; `*` stands for one folder name. */
const USUAL_HOSTED_DATA = ['/home/*/public_html', '/chroot/home/*', '/var/www/vhosts/*'];

export function diskCheck(stateDir: string): JoinCheck {
  return {
    check: 'disk',
    title: 'There is room on the disk',
    async run({ minimumFreeBytes }): Promise<Verdict> {
      const { bavail, bsize } = await statfs(stateDir);
      const told = `${Math.floor((bavail * bsize) / MIB)} MiB free for ${stateDir}, ${Math.ceil(minimumFreeBytes / MIB)} MiB needed`;
      return bavail * bsize >= minimumFreeBytes
        ? pass(told)
        : fail(told, 'Free some space, or put the folder on a larger disk.');
    },
  };
}

const ROLE_PORTS: readonly { readonly role: JoinTestRequest['roles'][number]; readonly ports: readonly number[] }[] = [
  { role: 'manager', ports: [7443, 7379] },
  { role: 'sms', ports: [2775] },
];

export function portsCheck(agentPort: number): JoinCheck {
  return {
    check: 'ports',
    title: 'The ports that the roles need are free',
    async run({ roles }): Promise<Verdict> {
      const needed = ROLE_PORTS.filter(({ role }) => roles.includes(role)).flatMap(({ ports }) => ports);
      const states = await Promise.all(needed.map(async (port) => ({ port, isFree: await isPortFree(port) })));
      const told = [
        `${agentPort} is the agent's`,
        ...states.map(({ port, isFree }) => `${port} is ${isFree ? 'free' : 'taken'}`),
      ];
      return states.every(({ isFree }) => isFree)
        ? pass(told.join(', '))
        : fail(told.join(', '), 'Stop the program that has the port (ss -ltnp shows it), or leave out the role.');
    },
  };
}

function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}

export function agentVersionCheck(version: string): JoinCheck {
  return {
    check: 'agent-version',
    title: 'The agent is new enough',
    run: ({ minimumAgentVersion }) => {
      const told = `${version}, at least ${minimumAgentVersion} is needed`;
      const isEnough = compareVersions(version, minimumAgentVersion) >= 0;
      return Promise.resolve(
        isEnough ? pass(told) : fail(told, 'Install the newer agent on this node and make a new key.'),
      );
    },
  };
}

/** Compares `1.2.3` number by number; what follows a hyphen or plus sign does not count. */
export function compareVersions(one: string, other: string): number {
  const numbers = (version: string): number[] =>
    (version.split(/[-+]/)[0] ?? '').split('.').map((part) => Number(part) || 0);
  const [left, right] = [numbers(one), numbers(other)];
  const at = [0, 1, 2].find((place) => (left[place] ?? 0) !== (right[place] ?? 0));
  return at === undefined ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}

export function hostedDataCheck(configured: readonly string[]): JoinCheck {
  return {
    check: 'hosted-data',
    title: 'The node holds no hosting accounts',
    async run(): Promise<Verdict> {
      const places = configured.length > 0 ? configured.map((path) => `${path}/*`) : USUAL_HOSTED_DATA;
      const found = (await Promise.all(places.map(expand))).flat();
      if (found.length === 0) return pass(`nothing in ${places.join(', ')}`);
      const shown = found.slice(0, 5).join(', ');
      return fail(
        `${found.length} found: ${shown}`,
        'Move the accounts to the cluster first; a node must be empty when it joins (IW-73).',
      );
    },
  };
}

/** The existing paths of a pattern with `*` for one folder name. */
async function expand(pattern: string): Promise<string[]> {
  const [before, after] = pattern.split(/\/\*/, 2);
  if (before === undefined || after === undefined) return [];
  const names = await readdir(before).catch(() => []);
  const paths = names.filter((name) => name !== 'lost+found').map((name) => `${before}/${name}${after}`);
  const present = await Promise.all(
    paths.map((path) =>
      access(path).then(
        () => [path],
        () => [],
      ),
    ),
  );
  return present.flat();
}

export function membershipCheck(member: () => Membership | null): JoinCheck {
  return {
    check: 'membership',
    title: 'The node is free',
    run: ({ clusterId }) => {
      const known = member();
      if (known === null) return Promise.resolve(pass('it is not a member of a cluster'));
      const told = `it is ${known.machineName} of cluster ${known.clusterName} (${known.clusterId})`;
      return Promise.resolve(
        known.clusterId === clusterId
          ? warn(told, 'Adding it makes it a new member; what it did for the former one is replaced.')
          : fail(told, 'Remove it from that cluster, or run "directorate-agent leave" on the node.'),
      );
    },
  };
}
