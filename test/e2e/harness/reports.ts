import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { MachineReport, MachineState } from '#libs/contracts';
import { Transactor } from '../../../apps/manager/src/common/database/transactor.js';
import { MachineStateRepository } from '../../../apps/manager/src/machine-states/machine-state.repository.js';
import { ObservationStore } from '../../../apps/manager/src/observations/observation-store.js';

export interface SeenServer {
  readonly state?: 'up' | 'down' | 'unknown' | 'unchecked';
  readonly active?: number;
  readonly pinned?: number;
}

/** What a director would report that has applied its newest document; `seen` by the address of a real server. */
export function reportOf(document: MachineState, seen: Readonly<Record<string, SeenServer>>): MachineReport {
  const at = new Date().toISOString();
  const services = document.director?.virtualServices ?? [];
  return {
    ...{ kind: 'machine', at, agentVersion: '1', bootId: 'boot', hostname: document.name, kernelRelease: '6.1' },
    ...{ uptimeSeconds: 1, roles: document.roles, appliedRevision: document.revision, failures: [], addresses: [] },
    ...{ load: null, schedulers: [], ipvs: null, services: [] },
    virtualServices: services.map(({ id, key, config, realServers }) => ({
      ...{ id, key, config, presence: 'ours' as const, counters: null, pool: null },
      realServers: realServers.map((server) => {
        const { state = 'up', active = 0, pinned = 0 } = seen[server.address] ?? {};
        const weight = server.adminState === 'enabled' && state !== 'down' ? server.config.weight : 0;
        const isGone = server.adminState === 'drain' && server.drainMode === 'immediate';
        const drain = {
          mode: server.drainMode,
          since: at,
          pinnedClients: pinned,
          endingPerMinute: 6,
          emptyInSeconds: 90,
        };
        return {
          ...{ id: server.id, address: server.address, port: server.port, role: 'pool' as const },
          config: isGone ? null : { ...server.config, weight },
          health: { state, reason: `it is ${state}`, since: at, consecutive: 3, lastLatencyMs: 1 },
          drain: server.adminState === 'drain' ? drain : null,
          ...{ checks: [], causes: [], inactiveConnections: 0, persistentConnections: pinned, counters: null },
          activeConnections: isGone ? 0 : active,
        };
      }),
    })),
  };
}

/** Lets the manager have heard from a director, just now. */
export async function hear(
  app: NestFastifyApplication,
  directorId: string,
  seen: Readonly<Record<string, SeenServer>> = {},
): Promise<void> {
  const { reader } = app.get(Transactor, { strict: false });
  const document = (await app.get(MachineStateRepository, { strict: false }).newest()).get(directorId);
  if (document === undefined) throw new Error('The director has no document');
  const observation = { report: reportOf(document, seen), observedAt: new Date() };
  await app.get(ObservationStore, { strict: false }).put(reader, directorId, observation);
}

/** What a machine that directs nothing reports of its load: so many tasks want each of its processors. */
export async function hearLoad(app: NestFastifyApplication, machineId: string, loadPerCpu: number): Promise<void> {
  const { reader } = app.get(Transactor, { strict: false });
  const document = (await app.get(MachineStateRepository, { strict: false }).newest()).get(machineId);
  if (document === undefined) throw new Error('The machine has no document');
  const at = new Date().toISOString();
  const pressure = { cpuPressurePercent: null, memoryPressurePercent: null, ioPressurePercent: null };
  const report = { ...reportOf(document, {}), load: { at, ...pressure, loadPerCpu, queueLength: null } };
  await app.get(ObservationStore, { strict: false }).put(reader, machineId, { report, observedAt: new Date() });
}
