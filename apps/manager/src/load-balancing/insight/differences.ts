import type { Cause } from '#libs/contracts';
import type { RealServerConfig } from '#libs/domain';

/** One field in which the kernel is not as the admin wrote it. */
export interface Difference {
  readonly field: string;
  readonly desired: unknown;
  readonly kernel: unknown;
  /** Why it differs; null when nobody decided it. */
  readonly explanation: string | null;
  /** Nobody decided it: somebody else changed the kernel, or the agent has not come to it yet. */
  readonly isDrift: boolean;
}

interface Sides {
  /** Null: it shall not be in the table. */
  readonly desired: RealServerConfig | null;
  readonly kernel: RealServerConfig | null;
  readonly causes: readonly Cause[];
}

/** How the director's own last link ends when it reads back what it wrote. */
const AS_DECIDED = /, as decided\.$/;

/** Fields of a real server whose kernel value is not the wanted one; weights may differ by a decision, the rest may not. */
export function serverDifferences({ desired, kernel, causes }: Sides): Difference[] {
  const isAsDecided = causes.some(({ stage, text }) => stage === 'kernel' && AS_DECIDED.test(text));
  const decision = causes.findLast(({ stage }) => stage === 'weight' || stage === 'pool' || stage === 'drain');
  const explanation = isAsDecided && decision !== undefined ? decision.text : null;
  const differs = (field: string, one: unknown, other: unknown, why: string | null): Difference => ({
    ...{ field, desired: one, kernel: other, explanation: why, isDrift: why === null },
  });
  if (desired === null && kernel === null) return [];
  if (desired === null || kernel === null) {
    return [differs('presence', desired !== null, kernel !== null, explanation)];
  }
  const { weight, tunnel, ...rest } = desired;
  const fields = Object.entries(rest).filter(([name, value]) => Reflect.get(kernel, name) !== value);
  return [
    ...(weight === kernel.weight ? [] : [differs('weight', weight, kernel.weight, explanation)]),
    ...(sameTunnel(tunnel, kernel.tunnel) ? [] : [differs('tunnel', tunnel, kernel.tunnel, null)]),
    ...fields.map(([name, value]) => differs(name, value, Reflect.get(kernel, name), null)),
  ];
}

function sameTunnel(one: RealServerConfig['tunnel'], other: RealServerConfig['tunnel']): boolean {
  if (one === null || other === null) return one === other;
  return one.type === other.type && one.port === other.port && one.checksum === other.checksum;
}

/** Fields of the service itself; nobody but the admin decides them. */
export function serviceDifferences(desired: object, kernel: object | null): Difference[] {
  if (kernel === null) {
    return [{ field: 'presence', desired: true, kernel: false, explanation: null, isDrift: true }];
  }
  return Object.entries(desired).flatMap(([field, value]: [string, unknown]): Difference[] => {
    const present: unknown = Reflect.get(kernel, field);
    if (canonical(present) === canonical(value)) return [];
    return [{ field, desired: value, kernel: present, explanation: null, isDrift: true }];
  });
}

/** The same text for the same value, in whatever order its keys are. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).map(([key, inner]) => `${key}:${canonical(inner)}`);
  return `{${entries.sort().join()}}`;
}
