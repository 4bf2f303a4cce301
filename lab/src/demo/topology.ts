import type { MachineRole } from '#libs/domain';
import type { MachineSpec } from '../types.js';

/** A machine of the demonstration that an agent runs on. */
export interface Member {
  readonly name: string;
  readonly address: string;
  readonly roles: readonly MachineRole[];
  readonly placement: MachineSpec['placement'];
}

const PREFIX_LENGTH = 24;

export const MANAGER_NAME = 'manager';
export const MANAGER_ADDRESS = '10.80.0.10';
/** A second address of the manager, which becomes the quorum IP. */
export const QUORUM_IP = '10.80.0.11';
export const CLIENT_NAME = 'client';
export const VIRTUAL_IP = '10.80.0.80';
export const SERVICE_NAME = 'web';
export const SERVICE_PORT = 80;
export const CLUSTER_NAME = 'demonstration';

/** Balancing by direct routing needs a kernel with IPVS only on the director; everything else stays on the host. */
export const MEMBERS: readonly Member[] = [
  { name: 'director', address: '10.80.0.20', roles: ['director'], placement: 'guest' },
  { name: 'node-1', address: '10.80.0.31', roles: ['app-server'], placement: 'host' },
  { name: 'node-2', address: '10.80.0.32', roles: ['app-server'], placement: 'host' },
  { name: 'node-3', address: '10.80.0.33', roles: ['app-server'], placement: 'host' },
];

export const REAL_SERVERS = MEMBERS.filter(({ roles }) => roles.includes('app-server'));

/** What the lab is asked to make. */
export function labMachines(): MachineSpec[] {
  const cidr = (address: string): string => `${address}/${PREFIX_LENGTH}`;
  return [
    { name: MANAGER_NAME, placement: 'host', addresses: [cidr(MANAGER_ADDRESS), cidr(QUORUM_IP)] },
    ...MEMBERS.map(({ name, address, placement }) => ({ name, placement, addresses: [cidr(address)] })),
    { name: CLIENT_NAME, placement: 'host', addresses: [cidr('10.80.0.100')] },
  ];
}
