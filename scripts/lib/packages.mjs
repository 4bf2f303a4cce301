import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { logFile, Refusal } from './project.mjs';
import { run, tail } from './process.mjs';

/** Programs that the project runs, where they may stand, and the package that brings them. */
const ALWAYS = [
  { package: 'postgresql', anyOf: [] },
  { package: 'redis-server', anyOf: ['/usr/bin/redis-server', '/usr/bin/valkey-server'] },
  { package: 'ipvsadm', anyOf: ['/usr/sbin/ipvsadm', '/sbin/ipvsadm'] },
  { package: 'iproute2', anyOf: ['/usr/sbin/ip', '/sbin/ip', '/usr/bin/ip'] },
  { package: 'nftables', anyOf: ['/usr/sbin/nft'] },
  { package: 'iputils-arping', anyOf: ['/usr/bin/arping', '/usr/sbin/arping'] },
  { package: 'iputils-ping', anyOf: ['/usr/bin/ping', '/bin/ping'] },
  { package: 'socat', anyOf: ['/usr/bin/socat'] },
  { package: 'procps', anyOf: ['/usr/sbin/sysctl', '/sbin/sysctl'] },
  { package: 'kmod', anyOf: ['/usr/sbin/modprobe', '/sbin/modprobe'] },
  { package: 'openssl', anyOf: ['/usr/bin/openssl'] },
];
/** What the guest needs where the running kernel has no IPVS. */
const GUEST = [
  { package: 'qemu-system-x86', anyOf: ['/usr/bin/qemu-system-x86_64'] },
  { package: 'busybox-static', anyOf: ['/bin/busybox', '/usr/bin/busybox'] },
  { package: 'xz-utils', anyOf: ['/usr/bin/xz'] },
];
/** Services of these packages are not ours to run: a freshly installed one stays off. */
const SERVICES = [
  'postgresql.service',
  'redis-server.service',
  'nftables.service',
  'keepalived.service',
  'ldirectord.service',
  'lighttpd.service',
  'dovecot.service',
  'slapd.service',
  'freeradius.service',
  'kamailio.service',
];

/** What tests of the panel look at it with. */
export const BROWSER = [{ package: 'chromium', anyOf: ['/usr/bin/chromium'] }];

const KEEPALIVED = { package: 'keepalived', anyOf: ['/usr/sbin/keepalived'] };

/** What benchmarks are measured against, and with. */
export const BENCH = [KEEPALIVED, { package: 'ldirectord', anyOf: ['/usr/sbin/ldirectord'] }, ...BROWSER];

/** Servers of their kinds that health checks are tried on. None of them takes the place of another package. */
const CHECKED = [
  { package: 'lighttpd', anyOf: ['/usr/sbin/lighttpd'] },
  { package: 'python3-aiosmtpd', anyOf: ['/usr/bin/aiosmtpd'] },
  { package: 'dovecot-imapd', anyOf: ['/usr/lib/dovecot/imap'] },
  { package: 'dovecot-pop3d', anyOf: ['/usr/lib/dovecot/pop3'] },
  { package: 'python3-pyftpdlib', anyOf: ['/usr/lib/python3/dist-packages/pyftpdlib/__main__.py'] },
  { package: 'dnsmasq-base', anyOf: ['/usr/sbin/dnsmasq'] },
  { package: 'slapd', anyOf: ['/usr/sbin/slapd'] },
  { package: 'mariadb-server-core', anyOf: ['/usr/sbin/mariadbd'] },
  { package: 'freeradius', anyOf: ['/usr/sbin/freeradius'] },
  { package: 'kamailio', anyOf: ['/usr/sbin/kamailio'] },
];

/** What the scenarios need: servers to check, the director that is taken over, the browser at the client. */
export const LAB = [...CHECKED, KEEPALIVED, ...BROWSER];

const APT_ENV = { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
// What is there stays there: a package that would have to go is a reason to refuse.
const APT = [
  '-y',
  '--no-install-recommends',
  '--no-remove',
  '-o',
  'Dpkg::Options::=--force-confold',
  '-o',
  'DPkg::Lock::Timeout=180',
];

const hasPostgres = () =>
  existsSync('/usr/lib/postgresql') &&
  readdirSync('/usr/lib/postgresql').some((version) => existsSync(`/usr/lib/postgresql/${version}/bin/postgres`));

/** Whether the running kernel can balance by itself, or could with a module that it has. */
export function hasKernelIpvs(release) {
  if (existsSync('/proc/net/ip_vs')) return true;
  const index = `/lib/modules/${release}/modules.dep`;
  return existsSync(index) && /\/ip_vs\.ko/.test(readFileSync(index, 'utf8'));
}

/** Packages that are not there: `more` names some that only one task needs, each with the places of its program. */
export function missingPackages({ withGuest, more = [] }) {
  return [...ALWAYS, ...(withGuest ? GUEST : []), ...more]
    .filter((one) => (one.package === 'postgresql' ? !hasPostgres() : !one.anyOf.some((path) => existsSync(path))))
    .map((one) => one.package);
}

/** Whether the first package source answers, with apt's own proxies and certificates. */
export async function canReachDebian() {
  const { output } = await run('apt-get', ['update', '--print-uris'], { env: APT_ENV });
  const uri = /^'([^']+)'/m.exec(output)?.[1];
  if (uri === undefined) return false;
  const folder = mkdtempSync(join(tmpdir(), 'directorate-probe-'));
  const args = ['-o', 'Acquire::http::Timeout=15', '-o', 'Acquire::Retries=0', 'download-file', uri, join(folder, 'x')];
  const { status } = await run('/usr/lib/apt/apt-helper', args, { env: APT_ENV, timeoutMs: 40_000 });
  rmSync(folder, { recursive: true, force: true });
  return status === 0;
}

/** Installs packages without starting their services, now or at the next boot. */
export async function installPackages(names) {
  const undo = keepServicesOff();
  try {
    if (!(await areKnown(names))) await update();
    if (!(await install(names)).isDone) {
      await update();
      const again = await install(names);
      if (!again.isDone)
        throw new Refusal(`apt-get could not install ${names.join(' ')} (${logFile('apt')}):\n${again.why}`);
    }
    await disableServices(names);
  } finally {
    undo();
  }
}

async function areKnown(names) {
  const { output } = await run('apt-cache', ['policy', ...names], { env: APT_ENV });
  return output.split(/^(?=\S)/m).filter((part) => /Candidate: \d/.test(part)).length === names.length;
}

async function update() {
  await run('apt-get', ['update', '-o', 'DPkg::Lock::Timeout=180'], {
    env: APT_ENV,
    logFile: logFile('apt-update'),
    timeoutMs: 300_000,
  });
}

async function install(names) {
  const options = { env: APT_ENV, logFile: logFile('apt'), timeoutMs: 900_000 };
  const { status, output } = await run('apt-get', ['install', ...APT, ...names], options);
  return { isDone: status === 0, why: tail(output) };
}

async function disableServices(names) {
  const comesWith = (service, name) => name === service || name.startsWith(`${service}-`);
  const fresh = SERVICES.filter((service) => names.some((name) => comesWith(service.replace('.service', ''), name)));
  if (fresh.length > 0 && existsSync('/usr/bin/systemctl')) {
    await run('/usr/bin/systemctl', ['disable', '--quiet', ...fresh], { env: APT_ENV });
  }
}

/** Two files that tell Debian's packages to start nothing and to make no database; the answer takes them away again. */
function keepServicesOff() {
  const undone = [
    placeFile('/usr/sbin/policy-rc.d', `#!/bin/sh\n${MARK}\nexit 101\n`, 0o755),
    placeFile(
      '/etc/postgresql-common/createcluster.d/directorate.conf',
      `${MARK}\ncreate_main_cluster = false\n`,
      0o644,
    ),
  ];
  const undo = () => {
    for (const one of undone.splice(0)) one();
    process.off('exit', undo);
  };
  process.on('exit', undo);
  return undo;
}

const MARK = '# Placed by Directorate while it installs packages; taken away afterwards.';

function placeFile(path, text, mode) {
  const kept = `${path}.before-directorate`;
  const made = [];
  for (let folder = dirname(path); !existsSync(folder); folder = dirname(folder)) made.push(folder);
  mkdirSync(dirname(path), { recursive: true });
  // One of our own may be left from a run that was killed.
  if (existsSync(path) && !readFileSync(path, 'utf8').includes(MARK)) renameSync(path, kept);
  writeFileSync(path, text, { mode });
  return () => {
    rmSync(path, { force: true });
    if (existsSync(kept)) renameSync(kept, path);
    for (const folder of made) removeWhenEmpty(folder);
  };
}

function removeWhenEmpty(folder) {
  try {
    rmdirSync(folder);
  } catch {
    // A package keeps its own files there now.
  }
}
