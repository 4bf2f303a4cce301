import { messageOf } from '#libs/errors';
import type { Show } from './show.js';

interface Part {
  /** Null where the part shows its own steps. */
  readonly title: string | null;
  readonly work: () => Promise<void>;
}

/** Undoes what was made, the newest first; a part that fails does not keep the others from being undone. */
export class TakeDown {
  readonly #parts: Part[] = [];

  constructor(private readonly show: Show) {}

  add(title: string | null, work: () => Promise<void>): void {
    this.#parts.push({ title, work });
  }

  async run(): Promise<void> {
    for (let part = this.#parts.pop(); part !== undefined; part = this.#parts.pop()) {
      try {
        if (part.title === null) await part.work();
        else await this.show.step(part.title, part.work);
      } catch (error) {
        this.show.say(messageOf(error));
      }
    }
  }
}
