import type { ConnectionsResult, MachineState, ProbeCommandResult } from '#libs/contracts';
import { formatKey } from '#libs/ipvs';
import type { Director } from '../director/director.js';
import { checkableServers } from '../director/path-probes.js';
import { oneLine } from '../shared/one-line.js';
import { CommandRefused, type CommandHandlers } from './command-handlers.js';

const RAW_MAX = 8192;

type DirectorCommand = 'ipvs.zero' | 'ipvs.connections' | 'health.probe';

/** What only a director does. */
export function directorCommands(
  director: Director,
  document: () => MachineState | null,
): Pick<CommandHandlers, DirectorCommand> {
  const refuseOthers = (): void => {
    if (!director.table.isDirector()) throw new CommandRefused('not-a-director', 'This machine directs nothing');
  };
  return {
    'ipvs.zero': async ({ service }) => {
      refuseOthers();
      if (service !== null && !director.table.view().isOwned(service)) {
        throw new CommandRefused('not-found', `The kernel has no service ${formatKey(service)} of the cluster`);
      }
      await director.ipvs.zero(service);
      return { zeroed: service === null ? 'all' : formatKey(service) };
    },
    'ipvs.connections': async ({ limit, ...filter }): Promise<ConnectionsResult> => {
      refuseOthers();
      const found = await director.ipvs.connections({ ...filter, state: null }, limit + 1);
      return { connections: found.slice(0, limit), isTruncated: found.length > limit };
    },
    'health.probe': async ({ virtualServiceId, realServerId, check: wanted }): Promise<ProbeCommandResult> => {
      refuseOthers();
      const service = document()?.director?.virtualServices.find(({ id }) => id === virtualServiceId);
      const server = service && checkableServers(service).find(({ id }) => id === realServerId);
      if (service === undefined || server === undefined) {
        throw new CommandRefused('not-found', 'This director has no such real server');
      }
      const checks = server.health.checks.filter(({ name }) => wanted === null || name === wanted);
      if (checks.length === 0) {
        throw new CommandRefused(
          'not-found',
          wanted === null ? 'The service has no checks' : `No check is named ${wanted}`,
        );
      }
      const probes = await Promise.all(checks.map((check) => director.probeNow(service, server, check)));
      return {
        probes: probes.map(({ check, target, result: { ok, reason, latencyMs, raw } }) => ({
          ...{ check: check.name, kind: check.kind, target, ok, latencyMs },
          reason: oneLine(reason, 500),
          raw: raw?.slice(0, RAW_MAX) ?? null,
        })),
      };
    },
  };
}
