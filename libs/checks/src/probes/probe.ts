import type { HealthCheckSpec } from '#libs/contracts';
import type { ProbeResult } from '../health-tracker.js';
import { codeOf, describeError } from './failure.js';
import type { ProbeTarget, ProbeTools } from './probe-target.js';
import { ProbeRun } from './probe-run.js';
import { isPlainConnect } from './tcp.js';

/**
 * Asks a real server once whether it lives. Never throws; ends by `check.timeoutMs`; every socket is closed.
 * Clients of databases are loaded when the first check needs them.
 */
export async function probe(check: HealthCheckSpec, target: ProbeTarget, tools: ProbeTools): Promise<ProbeResult> {
  const from = { ...target, sourceAddress: target.sourceAddress ?? check.sourceAddress };
  if (check.kind === 'tcp' && isPlainConnect(check)) return probeConnect(from, check.timeoutMs, tools);
  const run = new ProbeRun(from, check.timeoutMs, tools);
  const result = (ok: boolean, reason: string): ProbeResult => ({
    ok,
    reason: reason.slice(0, 500),
    latencyMs: run.elapsedMs,
    raw: run.transcript.raw,
  });
  try {
    return result(true, await run.limit(ask(check, run)));
  } catch (error) {
    return result(false, run.explain(error));
  } finally {
    run.close();
  }
}

/** The plain TCP connect, without anything that ten thousand of them a second do not need. */
async function probeConnect(target: ProbeTarget, timeoutMs: number, tools: ProbeTools): Promise<ProbeResult> {
  const begunMs = performance.now();
  const { address, port, sourceAddress, mark } = target;
  const where = `${address} port ${port}`;
  try {
    await tools.dialer.connect({ address, port, sourceAddress, mark, timeoutMs });
    return { ok: true, reason: `connected to ${where}`, latencyMs: performance.now() - begunMs, raw: null };
  } catch (error) {
    const latencyMs = performance.now() - begunMs;
    const isTimeout = codeOf(error) === 'ETIMEDOUT';
    const reason = isTimeout ? `no answer from ${where} in ${timeoutMs} ms` : describeError(error, where);
    return { ok: false, reason, latencyMs, raw: null };
  }
}

async function ask(check: HealthCheckSpec, run: ProbeRun): Promise<string> {
  switch (check.kind) {
    case 'tcp':
      return (await import('./tcp.js')).probeTcp(check, run);
    case 'udp':
      return (await import('./udp.js')).probeUdp(check, run);
    case 'icmp':
      return (await import('./icmp.js')).probeIcmp(check, run);
    case 'http':
      return (await import('./http.js')).probeHttp(check, null, run);
    case 'https':
      return (await import('./http.js')).probeHttp(check, check.tls, run);
    case 'smtp':
      return (await import('./smtp.js')).probeSmtp(check, run);
    case 'imap':
      return (await import('./imap.js')).probeImap(check, run);
    case 'pop3':
      return (await import('./pop3.js')).probePop3(check, run);
    case 'ftp':
      return (await import('./ftp.js')).probeFtp(check, run);
    case 'dns':
      return (await import('./dns.js')).probeDns(check, run);
    case 'ldap':
      return (await import('./ldap.js')).probeLdap(check, run);
    case 'mysql':
      return (await import('./mysql.js')).probeMysql(check, run);
    case 'postgresql':
      return (await import('./postgresql.js')).probePostgresql(check, run);
    case 'redis':
      return (await import('./redis.js')).probeRedis(check, run);
    case 'radius':
      return (await import('./radius.js')).probeRadius(check, run);
    case 'sip':
      return (await import('./sip.js')).probeSip(check, run);
    case 'smpp':
      return (await import('./smpp.js')).probeSmpp(check, run);
    case 'program':
      return (await import('./program.js')).probeProgram(check, run);
    case 'file':
      return (await import('./file.js')).probeFile(check, run);
  }
}
