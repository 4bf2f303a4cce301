import type { MachinePreview } from '../machine-states/machine-state-publisher.js';
import type { Shadow } from './shadow.js';

type Step = MachinePreview['steps'][number];

/** The first steps of a director: nothing is done to what is there already. */
function takenAsItIs({ presence, carries, steps }: Shadow): Step[] {
  const count = steps?.length ?? 0;
  const reason = count === 0 ? 'it is as it shall be' : `${count} ${count === 1 ? 'step follows' : 'steps follow'}`;
  return [
    ...(presence === 'foreign' ? [{ command: 'take over the service as it is in the kernel', reason }] : []),
    ...(carries === null
      ? []
      : [
          {
            command: `take over the virtual IP as it is on ${carries.device}`,
            reason: 'nothing is added or announced',
          },
        ]),
  ];
}

/**
 * The plan of an adoption. Documents alone would say that directors make the service; what they really do follows from their live tables:
 * for them the kernel's steps are those of the shadow report.
 */
export function adoptionPlan<P extends Pick<MachinePreview, 'machineId' | 'name' | 'steps'>>(
  preview: readonly P[],
  shadows: readonly Shadow[],
): P[] {
  return preview.map((machine) => {
    const shadow = shadows.find(({ directorId }) => directorId === machine.machineId);
    if (shadow === undefined) return machine;
    const others = machine.steps.filter(
      ({ command }) => !command.startsWith('ipvsadm ') && !(shadow.carries !== null && command.startsWith('carry ')),
    );
    return { ...machine, steps: [...takenAsItIs(shadow), ...others, ...(shadow.steps ?? [])] };
  });
}
