import { machineState, type MachineState } from '#libs/contracts';
import { messageOf } from '#libs/errors';
import { CommandRefused } from '../commands/command-handlers.js';
import type { Log } from '../shared/log.js';
import type { StateFolder } from '../shared/state-folder.js';

const FILE = 'machine-state.json';

/** The machine's desired state as the manager last sent it; on the disk, so that it is applied at boot without anybody. */
export class DocumentStore {
  private document: MachineState | null = null;
  private changing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly folder: StateFolder,
    private readonly log: Log,
  ) {}

  async load(): Promise<void> {
    const text = await this.folder.read(FILE);
    if (text === null) return;
    try {
      this.document = machineState.parse(JSON.parse(text));
    } catch (error) {
      this.log.error('the stored document cannot be read; the machine stays as it is', { error: messageOf(error) });
    }
  }

  current(): MachineState | null {
    return this.document;
  }

  /** Takes a document unless a newer one is here. A later epoch is newer whatever its revision. */
  accept(next: MachineState): Promise<void> {
    return this.alone(() => this.take(next));
  }

  remove(): Promise<void> {
    return this.alone(async () => {
      await this.folder.remove(FILE);
      this.document = null;
    });
  }

  private async take(next: MachineState): Promise<void> {
    const known = this.document;
    if (known !== null && known.machineId === next.machineId && isOlder(next, known)) {
      throw new CommandRefused(
        'superseded',
        `Revision ${next.revision} of epoch ${next.epoch} is older than revision ${known.revision} of epoch ${known.epoch}, which is applied here`,
      );
    }
    await this.folder.write(FILE, JSON.stringify(next));
    this.document = next;
  }

  /** Commands come several at a time: each document is compared with the one that was really written before it. */
  private alone(work: () => Promise<void>): Promise<void> {
    const changed = this.changing.then(work);
    this.changing = changed.catch(() => undefined);
    return changed;
  }
}

function isOlder(one: MachineState, other: MachineState): boolean {
  return one.epoch < other.epoch || (one.epoch === other.epoch && one.revision < other.revision);
}
