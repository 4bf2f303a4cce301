import { eventReport, type EventReport } from '#libs/contracts';
import type { StateFolder } from '../shared/state-folder.js';

const FILE = 'events.json';
const MAX_EVENTS = 1000;

/** Events that nobody has got yet, oldest first; on the disk, the oldest given up when there are too many. */
export class EventBuffer {
  private events: EventReport[] = [];
  private saving: Promise<void> = Promise.resolve();
  private isSavePlanned = false;

  constructor(
    private readonly folder: StateFolder,
    private readonly onFault: (error: unknown) => void,
  ) {}

  async load(): Promise<void> {
    const text = await this.folder.read(FILE);
    if (text === null) return;
    try {
      this.events = eventReport.array().parse(JSON.parse(text));
    } catch (error) {
      this.onFault(error);
    }
  }

  add(event: EventReport): void {
    this.events.push(event);
    if (this.events.length > MAX_EVENTS) this.events.shift();
    this.planSave();
  }

  first(): EventReport | undefined {
    return this.events[0];
  }

  remove(event: EventReport): void {
    const at = this.events.indexOf(event);
    if (at >= 0) this.events.splice(at, 1);
    this.planSave();
  }

  /** Resolves when the disk has what is in memory. */
  async saved(): Promise<void> {
    await this.saving;
  }

  private planSave(): void {
    if (this.isSavePlanned) return;
    this.isSavePlanned = true;
    this.saving = this.saving
      .then(async () => {
        this.isSavePlanned = false;
        if (this.events.length === 0) await this.folder.remove(FILE);
        else await this.folder.write(FILE, JSON.stringify(this.events));
      })
      .catch(this.onFault);
  }
}
