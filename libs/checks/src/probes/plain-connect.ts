import { connect } from 'node:net';
import type { ProbeResult } from '../health-tracker.js';

export interface TcpProbe {
  readonly address: string;
  readonly port: number;
  readonly timeoutMs: number;
  /** Source address; the kernel chooses when it is left out. */
  readonly sourceAddress?: string;
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  EHOSTUNREACH: 'host unreachable',
  ENETUNREACH: 'network unreachable',
  ECONNRESET: 'connection reset',
  EADDRNOTAVAIL: 'the source address is not available',
};

/** Opens a TCP connection and closes it with a reset, so that no closing state is left behind; never throws. */
export function probeTcp(probe: TcpProbe): Promise<ProbeResult> {
  const started = performance.now();
  const target = `${probe.address} port ${probe.port}`;
  return new Promise((resolve) => {
    const socket = connect({
      host: probe.address,
      port: probe.port,
      ...(probe.sourceAddress === undefined ? {} : { localAddress: probe.sourceAddress }),
    });
    const finish = (ok: boolean, reason: string): void => {
      clearTimeout(timer);
      socket.removeAllListeners();
      socket.on('error', () => undefined);
      if (ok) socket.resetAndDestroy();
      else socket.destroy();
      resolve({ ok, reason, latencyMs: performance.now() - started, raw: null });
    };
    const timer = setTimeout(() => finish(false, `no answer from ${target} in ${probe.timeoutMs} ms`), probe.timeoutMs);
    socket.once('connect', () => finish(true, `connected to ${target}`));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      finish(false, `${REASONS[error.code ?? ''] ?? error.message}: ${target}`);
    });
  });
}
