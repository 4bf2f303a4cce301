import { OBSERVATION_TTL_SECONDS, type MachineReport } from '#libs/contracts';

/** The newest whole report of a machine, and when it was made by the manager's own clock. */
export interface Observation {
  readonly report: MachineReport;
  readonly observedAt: Date;
}

export function isFresh(observation: Observation | null, now: Date): observation is Observation {
  return observation !== null && now.getTime() - observation.observedAt.getTime() <= OBSERVATION_TTL_SECONDS * 1000;
}

/** Why nothing is known of a machine, in one sentence. */
export function staleReason(name: string, observation: Observation | null, now: Date): string {
  if (observation === null) return `${name} has not reported yet.`;
  const seconds = Math.round((now.getTime() - observation.observedAt.getTime()) / 1000);
  return `${name} has not reported for ${seconds} s.`;
}
