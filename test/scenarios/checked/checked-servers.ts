import { execFile } from 'node:child_process';
import { chown, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { findPostgres, findUser } from '#libs/host';
import { createCa, issueServerCertificate } from '#libs/pki';
import type { LabProcess, ProgramRunner } from '../../../lab/src/index.js';
import { mariadbTables, PORTS, serverFiles, USER } from './server-files.js';

const run = promisify(execFile);
const DAY_MS = 86_400_000;
const MARIADB = ['--no-defaults', '--user=nobody', '--innodb-buffer-pool-size=8M', '--skip-log-bin'];

/** Kinds whose server gets two fronts that speak TLS from the first byte: one with a good certificate, one with an expired one. */
export const FRONTED = ['http', 'smtp', 'imap', 'pop3', 'ftp', 'ldap', 'redis', 'smpp'] as const;
export type Fronted = (typeof FRONTED)[number];
export const frontPort = (kind: Fronted, which: 'good' | 'expired'): number =>
  PORTS[kind] + (which === 'good' ? 10_000 : 20_000);

export interface ServersWish {
  /** Where they run, with this address. */
  readonly machine: ProgramRunner;
  readonly address: string;
  readonly clients: string;
  /** The built SMPP message centre of the scenarios. */
  readonly messageCentre: string;
}

/** One real server of each kind, from Debian's packages, in a folder of its own. */
export class CheckedServers {
  private readonly processes: LabProcess[] = [];

  private constructor(
    readonly ca: string,
    private readonly dir: string,
    private readonly wish: ServersWish,
  ) {}

  static async start(wish: ServersWish): Promise<CheckedServers> {
    // Not in the project: servers run as users that need not be able to enter it.
    const dir = await mkdtemp('/var/tmp/directorate-checked-');
    await run('/bin/chmod', ['755', dir]);
    const servers = new CheckedServers(await makeCertificates(dir, wish.address), dir, wish);
    try {
      await servers.prepare();
      await servers.begin();
      return servers;
    } catch (error) {
      await servers.stop();
      throw error;
    }
  }

  /** Freezes all of them: their kernels still take connections, and nobody answers. */
  async freeze(): Promise<void> {
    await Promise.all(this.processes.map((process) => process.kill('SIGSTOP')));
  }

  get processGroups(): readonly number[] {
    return this.processes.map(({ pid }) => pid);
  }

  async thaw(): Promise<void> {
    await Promise.all(this.processes.map((process) => process.kill('SIGCONT')));
  }

  async stop(): Promise<void> {
    await Promise.all(this.processes.map((process) => process.kill('SIGKILL').catch(() => undefined)));
    await Promise.all(this.processes.map(({ exited }) => exited));
    await rm(this.dir, { recursive: true, force: true });
  }

  private async prepare(): Promise<void> {
    const { dir } = this;
    const { address, clients } = this.wish;
    for (const [name, text] of Object.entries(serverFiles({ dir, address, clients }))) {
      await mkdir(dirname(join(dir, name)), { recursive: true });
      await writeFile(join(dir, name), text);
    }
    const nobody = await findUser('nobody');
    for (const folder of ['mail', 'dovecot', 'ldap', 'ftp', 'maria']) await mkdir(join(dir, folder));
    for (const folder of ['mail', 'maria']) await chown(join(dir, folder), nobody.uid, nobody.gid);
    await Promise.all([
      run('/usr/sbin/slapadd', ['-f', join(dir, 'slapd.conf'), '-l', join(dir, 'base.ldif')]),
      this.prepareMariadb(),
      this.preparePostgres(),
    ]);
  }

  private async prepareMariadb(): Promise<void> {
    const args = [...MARIADB, '--bootstrap', `--datadir=${this.dir}/maria`, '--innodb-log-file-size=4M'];
    const filling = run('/usr/sbin/mariadbd', args);
    filling.child.stdin?.end(await mariadbTables());
    await filling;
  }

  private async preparePostgres(): Promise<void> {
    const { dir } = this;
    const { uid, gid } = await findUser('postgres');
    const initdb = join(await findPostgres(), 'initdb');
    await mkdir(join(dir, 'postgres'));
    for (const file of ['good.pem', 'good.key']) await copyFile(join(dir, file), join(dir, 'postgres', file));
    for (const file of ['', 'good.key']) await chown(join(dir, 'postgres', file), uid, gid);
    await run('/bin/chmod', ['600', join(dir, 'postgres/good.key')]);
    const login = [`--username=${USER.username}`, `--pwfile=${dir}/postgres-password`, '--auth=scram-sha-256'];
    const as = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--'];
    await run('/usr/bin/setpriv', [...as, initdb, '-D', join(dir, 'postgres/data'), '--no-sync', ...login], {
      cwd: dir,
    });
  }

  private async begin(): Promise<void> {
    const { dir } = this;
    const { address } = this.wish;
    const { uid, gid } = await findUser('postgres');
    const tls = { pem: join(dir, 'good.pem'), key: join(dir, 'good.key') };
    const postgres = join(await findPostgres(), 'postgres');
    const as = ['/usr/bin/setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--'];
    const on = (name: string, value: string): string[] => ['-c', `${name}=${value}`];
    const commands: Readonly<Record<string, readonly string[]>> = {
      http: ['/usr/sbin/lighttpd', '-D', '-f', `${dir}/lighttpd.conf`],
      smtp: [
        ...['/usr/bin/python3', '-m', 'aiosmtpd', '-n', '-l', `${address}:${PORTS.smtp}`],
        ...['--tlscert', tls.pem, '--tlskey', tls.key, '--no-requiretls'],
      ],
      mailboxes: ['/usr/sbin/dovecot', '-F', '-c', `${dir}/dovecot.conf`],
      ftp: [
        ...['/usr/bin/python3', '-m', 'pyftpdlib', '-i', address, '-p', String(PORTS.ftp)],
        ...['-u', USER.username, '-P', USER.password, '-d', `${dir}/ftp`],
      ],
      dns: [
        ...['/usr/sbin/dnsmasq', '--keep-in-foreground', '--conf-file=/dev/null', `--port=${PORTS.dns}`, '--user=root'],
        ...[`--listen-address=${address}`, '--bind-interfaces', '--no-resolv', '--no-hosts', '--pid-file='],
        ...['--log-facility=-', '--address=/www.example/192.0.2.7'],
      ],
      ldap: ['/usr/sbin/slapd', '-d', '0', '-h', `ldap://${address}:${PORTS.ldap}/`, '-f', `${dir}/slapd.conf`],
      mysql: [
        ...['/usr/sbin/mariadbd', ...MARIADB, `--datadir=${dir}/maria`, `--socket=${dir}/maria/socket`],
        ...[`--port=${PORTS.mysql}`, `--bind-address=${address}`, `--init-file=${dir}/user.sql`, '--skip-name-resolve'],
        ...[`--ssl-cert=${tls.pem}`, `--ssl-key=${tls.key}`],
      ],
      postgresql: [
        ...[...as, postgres, '-D', `${dir}/postgres/data`, ...on('listen_addresses', address)],
        ...[...on('port', String(PORTS.postgresql)), ...on('unix_socket_directories', ''), ...on('ssl', 'on')],
        ...on('ssl_cert_file', `${dir}/postgres/good.pem`),
        ...[...on('ssl_key_file', `${dir}/postgres/good.key`), ...on('hba_file', `${dir}/postgresql-hba.conf`)],
      ],
      redis: [
        ...['/usr/bin/redis-server', '--port', String(PORTS.redis), '--bind', address, '--save', ''],
        ...['--requirepass', USER.password, '--dir', dir],
      ],
      radius: ['/usr/sbin/freeradius', '-f', '-l', 'stdout', '-d', `${dir}/radius`, '-n', 'radiusd'],
      sip: ['/usr/sbin/kamailio', '-DD', '-E', '-f', `${dir}/kamailio.cfg`, '-m', '16', '-M', '4', '-Y', dir],
      smpp: [process.execPath, this.wish.messageCentre, address, String(PORTS.smpp), USER.username, USER.password],
    };
    for (const [name, argv] of Object.entries(commands)) await this.spawn(name, argv);
    for (const kind of FRONTED) {
      for (const which of ['good', 'expired'] as const) {
        const listen = `OPENSSL-LISTEN:${frontPort(kind, which)},bind=${address},reuseaddr,fork,verify=0`;
        const to = `TCP:${address}:${PORTS[kind]}`;
        const files = `cert=${dir}/${which}.pem,key=${dir}/${which}.key`;
        await this.spawn(`${kind}-${which}`, ['/usr/bin/socat', `${listen},${files}`, to]);
      }
    }
  }

  private async spawn(name: string, argv: readonly string[]): Promise<void> {
    this.processes.push(await this.wish.machine.spawn(argv, { cwd: this.dir, logFile: join(this.dir, `${name}.log`) }));
  }

  /** The end of a server's log, for a message. */
  async log(name: string): Promise<string> {
    return (await readFile(join(this.dir, `${name}.log`), 'utf8').catch(() => 'no log')).slice(-800);
  }
}

/** A CA, a good certificate for the address, and one that has expired a month ago; answers with the CA. */
async function makeCertificates(dir: string, address: string): Promise<string> {
  const now = new Date();
  const { caPem, caKeyPem } = await createCa({ clusterId: 'checks', now, years: 1 });
  for (const [which, begin] of [
    ['good', now],
    ['expired', new Date(now.getTime() - 60 * DAY_MS)],
  ] as const) {
    const { keyPem, certificatePem } = await issueServerCertificate({
      ...{ caPem, caKeyPem, dnsNames: ['checked.example'], ipAddresses: [address], now: begin, days: 30 },
    });
    await writeFile(join(dir, `${which}.pem`), certificatePem);
    await writeFile(join(dir, `${which}.key`), keyPem);
  }
  await writeFile(join(dir, 'ca.pem'), caPem);
  return caPem;
}
