import type { MachineRole } from '#libs/domain';
import { API_PORT } from '../../../lab/src/demo/manager-stack.js';
import type { MachineSpec } from '../../../lab/src/types.js';

/** A machine of the scenarios that an agent runs on. */
export interface ScenarioMember {
  readonly name: string;
  readonly ipv4: string;
  readonly ipv6: string;
  readonly roles: readonly MachineRole[];
  readonly placement: MachineSpec['placement'];
}

const member = (
  name: string,
  host: number,
  role: MachineRole,
  placement: MachineSpec['placement'],
): ScenarioMember => ({ name, ipv4: `10.86.0.${host}`, ipv6: `fd86::${host}`, roles: [role], placement });

export const MANAGER = {
  ...{ name: 'manager', ipv4: '10.86.0.10', ipv6: 'fd86::10', quorumIp: '10.86.0.11', apiPort: API_PORT },
} as const;
export const CLIENT = { name: 'client', ipv4: '10.86.0.100', ipv6: 'fd86::100' } as const;

/** Tunnels need the kernel that the director needs, too: two nodes live beside it, one where programs are quick. */
export const DIRECTOR = member('director', 20, 'director', 'guest');
export const NODE_A = member('node-a', 31, 'app-server', 'guest');
export const NODE_B = member('node-b', 32, 'app-server', 'guest');
export const NODE_C = member('node-c', 33, 'app-server', 'host');
export const NODES = [NODE_A, NODE_B, NODE_C] as const;
/** A machine that no agent runs on: the contract of the host's ports is tried there, and names its addresses. */
export const BARE = { name: 'bare', ipv4: '10.97.0.2', ipv6: 'fd97::2' } as const;
/** Not a member from the beginning: joins, leaves and is refused in its scenario. */
export const SPARE = member('spare', 40, 'app-server', 'host');

export const ALL_MEMBERS = [DIRECTOR, ...NODES, SPARE] as const;

export function labMachines(more: readonly MachineSpec[] = []): MachineSpec[] {
  const both = ({ ipv4, ipv6 }: { ipv4: string; ipv6: string }): string[] => [`${ipv4}/24`, `${ipv6}/64`];
  return [
    { name: MANAGER.name, placement: 'host', addresses: [...both(MANAGER), `${MANAGER.quorumIp}/24`] },
    { name: CLIENT.name, placement: 'host', addresses: both(CLIENT) },
    { name: BARE.name, placement: 'guest', addresses: both(BARE) },
    ...ALL_MEMBERS.map((one) => ({ name: one.name, placement: one.placement, addresses: both(one) })),
    ...more,
  ];
}

/** A virtual IP that one scenario has for itself. */
export const virtualIp = (family: 'ipv4' | 'ipv6', number: number): string =>
  family === 'ipv4' ? `10.86.0.${100 + number}` : `fd86::${100 + number}`;
