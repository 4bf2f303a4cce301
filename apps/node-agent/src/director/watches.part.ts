import type { DirectorVirtualService, MachineState } from '#libs/contracts';
import type { MachinePart, PartResult } from '../machine-state/part.js';
import type { DirectorDocument } from './director.part.js';

/** Something that watches services by the document alone. */
export interface ServiceWatch {
  sync(services: readonly DirectorVirtualService[]): void;
}

const NOTHING: PartResult = { aim: '', steps: [], failures: [] };

/** Tells watches of services when the document changes; they come first, so that decisions know what was remembered. */
export class WatchesPart implements MachinePart {
  readonly name = 'watches of services';
  private director: DirectorDocument | null = null;

  constructor(private readonly watches: readonly ServiceWatch[]) {}

  reconcile(document: MachineState | null): Promise<PartResult> {
    const director = document?.director ?? null;
    if (director !== this.director) for (const watch of this.watches) watch.sync(director?.virtualServices ?? []);
    this.director = director;
    return Promise.resolve(NOTHING);
  }
}
