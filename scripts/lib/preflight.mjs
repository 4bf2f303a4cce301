import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { PROJECT, freeBytes, Refusal, STATE } from './project.mjs';
import { run } from './process.mjs';

const GIB = 1024 ** 3;

/** Debian 12 or newer, by os-release(5); a derivative may call itself like Debian. */
export function refuseOtherSystems(osRelease = readSafely('/etc/os-release')) {
  const field = (name) => new RegExp(`^${name}="?([^"\\n]*)"?$`, 'm').exec(osRelease)?.[1] ?? '';
  const words = [field('ID'), ...field('ID_LIKE').split(' ')];
  const version = Number(field('VERSION_ID').split('.')[0]);
  if (!words.includes('debian') || (field('ID') === 'debian' && version > 0 && version < 12)) {
    const what = field('PRETTY_NAME') || 'another system';
    throw new Refusal(`Directorate runs on Debian 12 or newer, and this is ${what}.`);
  }
}

export function refuseWithoutRoot(what) {
  if (process.getuid() === 0) return;
  throw new Refusal(
    `${what} needs root, because it makes network namespaces and interfaces: start it as root, for instance with sudo.`,
  );
}

export function refuseTooLittleDisk(neededGib) {
  for (const folder of new Set([PROJECT, STATE])) {
    const free = freeBytes(folder) / GIB;
    if (free < neededGib) {
      throw new Refusal(
        `There are ${free.toFixed(1)} GiB free at ${folder}, and ${neededGib.toFixed(1)} GiB are needed: make room and start again.`,
      );
    }
  }
}

/** The port of the panel on 127.0.0.1. */
export function panelPort() {
  const text = process.env.DIRECTORATE_PORT || '8080';
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65535) return port;
  throw new Refusal(`DIRECTORATE_PORT is ${JSON.stringify(text)}, and a port is a number from 1 to 65535.`);
}

export async function refuseTakenPort(port) {
  const isFree = await new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
  if (!isFree) {
    throw new Refusal(
      `Port ${port} on 127.0.0.1 is taken by another program: end that, or choose another port with DIRECTORATE_PORT=8081.`,
    );
  }
}

/** Whether npm reaches the place where the dependencies come from. */
export async function canReachPackages() {
  const lock = JSON.parse(readFileSync(`${PROJECT}/package-lock.json`, 'utf8'));
  const [name, version] = Object.entries(lock.packages[''].dependencies)[0];
  const args = [
    'view',
    `${name}@${version}`,
    'version',
    '--prefer-online',
    '--fetch-retries=0',
    '--fetch-timeout=15000',
  ];
  const { status } = await run('npm', args, { cwd: PROJECT, timeoutMs: 40_000 });
  return status === 0;
}

function readSafely(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
