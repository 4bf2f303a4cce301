import type { DirectorVirtualService } from '#libs/contracts';
import type { VirtualServiceKey } from '#libs/domain';
import { formatKey } from '#libs/ipvs';
import { quarantine, type KernelAbilities } from '#libs/pool';
import type { Failure } from '../machine-state/part.js';
import type { Clock } from '../shared/clock.js';

/** A service that the kernel refused to make. */
interface Refused {
  readonly message: string;
  /** When the kernel is asked again, by the monotonic clock. */
  readonly againMs: number;
  readonly waitMs: number;
  readonly definition: string;
}

const FIRST_WAIT_MS = 5000;
const LONGEST_WAIT_MS = 60_000;

export interface QuarantineOptions {
  readonly clock: Clock;
  readonly onHeld: (service: string, message: string) => void;
}

/** Holds back services that cannot be as the document wants them, so that all others go on. */
export class ServiceQuarantine {
  /** Services that break a rule, until a document or a kernel comes that takes them. */
  private unsound = new Map<string, string>();
  private readonly refused = new Map<string, Refused>();

  constructor(private readonly options: QuarantineOptions) {}

  /** Looks at all services of a document for what the kernel will not take. */
  inspect(services: readonly DirectorVirtualService[], abilities: KernelAbilities): void {
    const { quarantined } = quarantine(services, abilities);
    const former = this.unsound;
    this.unsound = new Map(quarantined.map(({ service, reasons }) => [formatKey(service.key), reasons.join(' ')]));
    for (const [name, message] of this.unsound) if (!former.has(name)) this.options.onHeld(name, message);
    const definitions = new Map(services.map((service) => [formatKey(service.key), definitionOf(service)]));
    for (const [name, { definition }] of this.refused) {
      if (definitions.get(name) !== definition) this.refused.delete(name);
    }
  }

  /** The kernel would not make the service: it is asked again, at first soon, then more rarely. */
  refuse(service: DirectorVirtualService, message: string): void {
    const name = formatKey(service.key);
    const before = this.refused.get(name);
    if (before === undefined) this.options.onHeld(name, message);
    const waitMs = before === undefined ? FIRST_WAIT_MS : Math.min(LONGEST_WAIT_MS, before.waitMs * 2);
    const againMs = this.options.clock.monotonicMs() + waitMs;
    this.refused.set(name, { message, againMs, waitMs, definition: definitionOf(service) });
  }

  /** The kernel has it now. */
  cured(key: VirtualServiceKey): void {
    this.refused.delete(formatKey(key));
  }

  /** Whether nothing is done about the service now. */
  holds(key: VirtualServiceKey): boolean {
    const name = formatKey(key);
    const refused = this.refused.get(name);
    return this.unsound.has(name) || (refused !== undefined && refused.againMs > this.options.clock.monotonicMs());
  }

  failures(): Failure[] {
    return [
      ...[...this.unsound].map(([subject, message]) => ({ subject, message })),
      ...[...this.refused].map(([subject, { message }]) => ({ subject, message })),
    ];
  }
}

/** What a refusal may come from: as long as it is the same, asking again at once is in vain. */
const definitionOf = ({ config }: DirectorVirtualService): string => JSON.stringify(config);
