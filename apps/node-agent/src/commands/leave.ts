import type { IdentityStore } from '../identity/identity.store.js';
import type { DocumentStore } from '../machine-state/document.store.js';
import type { Failure } from '../machine-state/part.js';
import type { Reconciler } from '../machine-state/reconciler.js';
import type { ReportOutbox } from '../reports/report-outbox.js';
import type { ServiceSupervisor } from '../services/service-supervisor.js';
import type { Clock } from '../shared/clock.js';
import type { Log } from '../shared/log.js';
import type { CommandJournal } from './command-journal.js';

export interface LeavingOptions {
  readonly identity: IdentityStore;
  readonly documents: DocumentStore;
  readonly journal: CommandJournal;
  readonly reconciler: Reconciler;
  readonly services: ServiceSupervisor;
  readonly outbox: ReportOutbox;
  readonly clock: Clock;
  readonly log: Log;
}

/** How long the last outcome may wait for a connection before the machine forgets the cluster all the same. */
const FAREWELL_MS = 30_000;
const POLL_MS = 200;

/** Undoes what the cluster changed on this machine, then forgets the cluster. Each step may be repeated after a crash. */
export class Leaving {
  constructor(private readonly options: LeavingOptions) {}

  /** Services stopped, virtual services, addresses and settings undone; answers what could not be undone. */
  async undo(): Promise<readonly Failure[]> {
    const { identity, services, reconciler } = this.options;
    await identity.startLeaving();
    await services.stopAll();
    const { failures } = await reconciler.wake();
    return failures;
  }

  /** Waits until the manager was told the outcome, then forgets it. */
  async sayFarewell(): Promise<void> {
    const { journal, outbox, clock } = this.options;
    const untilMs = clock.monotonicMs() + FAREWELL_MS;
    while (journal.undelivered().length > 0 && clock.monotonicMs() < untilMs) {
      outbox.pump();
      await clock.sleep(POLL_MS);
    }
    await this.forget();
  }

  /** The machine is nobody's from now on; its node id stays. */
  async forget(): Promise<void> {
    const { identity, documents, journal, log } = this.options;
    await documents.remove();
    await journal.forgetAll();
    await identity.forget();
    log.info('left the cluster');
  }
}
