import type { LabLayout, MachineLayout } from '../layout.js';

/** How a switch reaches the other kernel's switch: over a tap that is made here, or a card that is there already. */
export type Uplink = 'none' | 'tap' | 'card';

/** Device of a segment's tap in the switch's namespace of the host. */
export function tapName(segment: number): string {
  return `tap${segment}`;
}

/** Lines for `ip -batch` that make the namespaces. */
export function namespaceBatch(namespaces: readonly string[]): string {
  return lines(namespaces.map((namespace) => `netns add ${namespace}`));
}

/** Lines for `ip -batch`, in the switch's namespace, that make one bridge a segment and a cable to each card. */
export function switchBatch(layout: LabLayout, machines: readonly MachineLayout[], uplink: Uplink): string {
  return lines([
    ...layout.segments.flatMap((_name, segment) => [
      `link add ${bridgeName(segment)} type bridge stp_state 0 forward_delay 0 mcast_snooping 0`,
      `link set ${bridgeName(segment)} addrgenmode none up`,
      ...uplinkLines(segment, uplink),
    ]),
    ...machines.flatMap((machine, index) =>
      machine.nics.flatMap((nic, nicIndex) => {
        const port = `m${index}n${nicIndex}`;
        return [
          `link add ${port} type veth peer name ${nic.device} netns ${machine.namespace}`,
          ...portLines(port, nic.segment),
        ];
      }),
    ),
  ]);
}

/** Lines for `ip -batch`, in a machine's namespace, that bring its cards up with their addresses. */
export function machineBatch({ spec, nics }: MachineLayout): string {
  return lines([
    'link set lo up',
    ...nics.flatMap(({ device, addresses }) => [
      `link set ${device} up`,
      ...addresses.map((address) => `addr add ${address} dev ${device} ${address.includes(':') ? 'nodad' : 'brd +'}`),
    ]),
    ...(spec.defaultRouteVia === undefined ? [] : [`route add default via ${spec.defaultRouteVia}`]),
  ]);
}

function uplinkLines(segment: number, uplink: Uplink): string[] {
  if (uplink === 'none') return [];
  if (uplink === 'card') return portLines(`eth${segment}`, segment);
  return [`tuntap add dev ${tapName(segment)} mode tap`, ...portLines(tapName(segment), segment)];
}

function portLines(port: string, segment: number): string[] {
  return [`link set ${port} addrgenmode none`, `link set ${port} master ${bridgeName(segment)} up`];
}

function bridgeName(segment: number): string {
  return `br${segment}`;
}

function lines(commands: readonly string[]): string {
  return commands.map((command) => `${command}\n`).join('');
}
