import { isDeepStrictEqual } from 'node:util';
import { directorSettings, type DirectorVirtualService, type MachineAddress, type MachineState } from '#libs/contracts';
import { carrierOf } from './carrier.js';
import type { ClusterView, ViewedMachine } from './cluster-view.js';
import { preparationsFor } from './real-server-preparations.js';

function addressesOf(machine: ViewedMachine, view: ClusterView): MachineAddress[] {
  const virtualIps = carrierOf(view)?.id === machine.id ? view.virtualIps : [];
  const quorumIp = view.quorumIp !== null && machine.roles.includes('manager') ? [view.quorumIp] : [];
  return [
    ...virtualIps.map((ip) => ({
      ...{ ...ip, purpose: 'virtual-ip' as const, announce: true },
      ...(view.adoptions.addresses.includes(ip.address) ? { adopted: true } : {}),
    })),
    ...quorumIp.map((ip) => ({ ...ip, purpose: 'quorum-ip' as const, announce: true })),
  ];
}

/** Maintenance of a node is a drain of each of its real servers; a disabled one stays disabled. */
function directedServices(view: ClusterView): DirectorVirtualService[] {
  const resting = new Set(view.machines.filter((machine) => machine.isInMaintenance).map(({ id }) => id));
  return view.virtualServices
    .filter((service) => service.isEnabled)
    .map(({ id, name, key, config, health, pool, realServers }) => ({
      ...{ id, name, key, config, health, pool },
      realServers: realServers.map((server) => {
        const drains = server.adminState === 'enabled' && server.nodeId !== null && resting.has(server.nodeId);
        return drains ? { ...server, adminState: 'drain' as const } : server;
      }),
    }));
}

/** The whole desired state of one machine. Every director has the services ready; only one carries the virtual IPs. */
export function buildMachineState(machine: ViewedMachine, view: ClusterView, revision: number): MachineState {
  return {
    version: 1,
    clusterId: view.clusterId,
    machineId: machine.id,
    name: machine.name,
    revision,
    epoch: view.epoch,
    roles: [...machine.roles],
    addresses: addressesOf(machine, view),
    director: machine.roles.includes('director')
      ? {
          virtualServices: directedServices(view),
          adopted: [...view.adoptions.services],
          settings: directorSettings.parse({}),
        }
      : null,
    realServer: preparationsFor(machine, view),
    services: [],
  };
}

/** Whether two documents ask for the same; revision and epoch only say when. */
export function isSameDesire(one: MachineState, other: MachineState): boolean {
  return isDeepStrictEqual({ ...one, revision: 0, epoch: 0 }, { ...other, revision: 0, epoch: 0 });
}
