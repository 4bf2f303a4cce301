import type { DirectorSettings } from '#libs/contracts';
import { KERNEL_SETTINGS } from '#libs/domain';
import type { FieldFault } from '#libs/errors';
import { validateDirectorWide } from '#libs/ipvs';

const known: ReadonlySet<string> = new Set(KERNEL_SETTINGS.map(({ name }) => name));

/** What a schema cannot say of a director's settings: names and bounds of the kernel, and daemons that fit together. */
export function settingsFaults({ kernel, sync }: Pick<DirectorSettings, 'kernel' | 'sync'>): FieldFault[] {
  const strangers = Object.keys(kernel).filter((name) => !known.has(name));
  const hint = 'GET /api/v1/kernel-settings lists those that there are.';
  const message = 'is no setting of net.ipv4.vs that is known';
  const faults = [
    ...strangers.map((name) => ({ pointer: `/kernel/${name}`, message, hint })),
    ...validateDirectorWide({ sync, kernel, services: [] }),
  ];
  return faults.map((fault) => ({ ...fault, pointer: `/spec${fault.pointer}` }));
}
