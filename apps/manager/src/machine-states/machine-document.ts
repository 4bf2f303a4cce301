import { isDeepStrictEqual } from 'node:util';
import type { DirectorRealServer, DirectorVirtualService, MachineAddress, MachineState } from '#libs/contracts';
import { settingsOf } from '../director-settings/settings-layers.js';
import { carrierOfAddress } from './carrier.js';
import type { ClusterView, NetworkAddress, ViewedMachine } from './cluster-view.js';
import { preparationsFor } from './real-server-preparations.js';

function addressesOf(machine: ViewedMachine, view: ClusterView): MachineAddress[] {
  const virtualIps = view.virtualIps.filter(({ address }) => carrierOfAddress(address, view)?.id === machine.id);
  const quorumIp = view.quorumIp !== null && machine.roles.includes('manager') ? [view.quorumIp] : [];
  const carried = (purpose: MachineAddress['purpose']) => {
    return ({ address, prefixLength }: NetworkAddress): MachineAddress => ({
      ...{ address, prefixLength, purpose, announce: true },
      ...(view.adoptions.addresses.includes(address) && purpose === 'virtual-ip' ? { adopted: true } : {}),
    });
  };
  return [...virtualIps.map(carried('virtual-ip')), ...quorumIp.map(carried('quorum-ip'))];
}

/** Maintenance of a node is a drain of each of its real servers; a disabled one stays disabled. */
function directedServices(director: ViewedMachine, view: ClusterView): DirectorVirtualService[] {
  const nodes = new Map(view.machines.map((machine) => [machine.id, machine]));
  return view.virtualServices
    .filter(({ isEnabled, directorIds }) => isEnabled && (directorIds === null || directorIds.includes(director.id)))
    .map(({ id, name, key, config, health, pool, realServers }) => ({
      ...{ id, name, key, config, health, pool },
      realServers: realServers.map((server) => {
        const node = server.nodeId === null ? undefined : nodes.get(server.nodeId);
        const drains = server.adminState === 'enabled' && node?.isInMaintenance === true;
        const adminState = drains ? ('drain' as const) : server.adminState;
        return { ...server, adminState, agent: node === undefined ? null : agentOf(node, server.address) };
      }),
    }));
}

/** Where a node tells its load: at the address that it serves from, if that is its own. */
function agentOf({ id, addresses, agentPort }: ViewedMachine, served: string): DirectorRealServer['agent'] {
  const own = addresses.find(({ address }) => address === served) ?? addresses[0];
  return own === undefined ? null : { machineId: id, address: own.address, port: agentPort };
}

/** The whole desired state of one machine. Directors have their services ready; each virtual IP is carried by one of them. */
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
          virtualServices: directedServices(machine, view),
          adopted: [...view.adoptions.services],
          settings: settingsOf(machine.id, view.settings),
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
