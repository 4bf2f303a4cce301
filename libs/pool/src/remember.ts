import type { PoolMemory, ServerMemory } from './memory.js';

type Stages = ServerMemory['stages'];

/** The old memory itself when the new one says the same, so that its keeper sees at once whether there is anything to write. */
export function sameOrNew(before: PoolMemory | null, after: PoolMemory): PoolMemory {
  if (before === null) return after;
  const ids = Object.keys(after.servers);
  const isSame =
    before.state === after.state &&
    before.sinceMs === after.sinceMs &&
    before.hasQuorum === after.hasQuorum &&
    before.isAboveWatermark === after.isAboveWatermark &&
    Object.keys(before.servers).length === ids.length &&
    ids.every((id) => isSameServer(before.servers[id], after.servers[id]));
  return isSame ? before : after;
}

function isSameServer(before: ServerMemory | undefined, after: ServerMemory | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  return (
    before.endpoint === after.endpoint &&
    before.isHealthy === after.isHealthy &&
    before.isServing === after.isServing &&
    before.weight === after.weight &&
    before.rampStartMs === after.rampStartMs &&
    before.feedback?.percent === after.feedback?.percent &&
    before.feedback?.movedMs === after.feedback?.movedMs &&
    isSameStages(before.stages, after.stages)
  );
}

function isSameStages(before: Stages, after: Stages): boolean {
  const stages = Object.keys(after);
  return (
    Object.keys(before).length === stages.length &&
    stages.every(
      (stage) => before[stage]?.what === after[stage]?.what && before[stage]?.sinceMs === after[stage]?.sinceMs,
    )
  );
}
