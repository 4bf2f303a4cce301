import { effectiveLowerThreshold } from '#libs/ipvs';
import type { RealServerConfig } from '#libs/domain';
import type { RealServerStatus } from '../observations/observed-status.js';
import type { KernelServerView, RealServerStatusView } from './real-server.dto.js';

export const UNSEEN = {
  state: 'unknown',
  reason: 'No director has reported it yet.',
  since: null,
  at: null,
  fresh: false,
} as const;

export function toKernelView(config: RealServerConfig): KernelServerView {
  const { weight, forwardingMethod, tunnel, upperThreshold, lowerThreshold } = config;
  const effective = effectiveLowerThreshold(config);
  return { weight, forwardingMethod, tunnel, upperThreshold, lowerThreshold, effectiveLowerThreshold: effective };
}

/** Statuses never change: the view of each is made once, however many lists it stands in. */
const views = new WeakMap<RealServerStatus, RealServerStatusView>();

/** How a real server is, as the API shows it. */
export function toServerStatusView(status: RealServerStatus | null): RealServerStatusView {
  if (status === null) return NOT_SEEN;
  const view = views.get(status) ?? viewOf(status);
  views.set(status, view);
  return view;
}

function viewOf(status: RealServerStatus | null): RealServerStatusView {
  const { state, reason, since, at, fresh } = status ?? UNSEEN;
  const kernel = status?.kernel ?? null;
  return {
    state,
    reason,
    since,
    at,
    fresh,
    kernel: kernel === null ? null : toKernelView(kernel),
    activeConnections: status?.activeConnections ?? 0,
    inactiveConnections: status?.inactiveConnections ?? 0,
    persistentConnections: status?.persistentConnections ?? 0,
    causes: [...(status?.causes ?? [])],
    checks: [...(status?.checks ?? [])],
    drain: status?.drain ?? null,
  };
}

const NOT_SEEN = viewOf(null);
