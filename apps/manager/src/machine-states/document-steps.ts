import type { MachineState, RealServerPreparation } from '#libs/contracts';
import type { IpvsTable } from '#libs/domain';
import { formatKey, planTable, renderStep } from '#libs/ipvs';

/** A step in words or as a command, and why it is needed. */
export interface PlannedStep {
  readonly command: string;
  readonly reason: string;
}

/** The table that a director shall have while every real server is healthy: drained ones quiescent, disabled ones absent. */
export function desiredTable(document: MachineState | null): IpvsTable {
  return (document?.director?.virtualServices ?? []).map(({ key, config, realServers }) => ({
    key,
    config,
    realServers: realServers
      .filter(({ adminState }) => adminState !== 'disabled')
      .map(({ address, port, adminState, config: server }) => ({
        ...{ address, port },
        config: adminState === 'drain' ? { ...server, weight: 0 } : server,
      })),
  }));
}

/** What a machine will do to come from one document to the next, in the order in which it will do it, each step with its reason. */
export function stepsBetween(before: MachineState | null, after: MachineState | null): PlannedStep[] {
  const owned = new Set(desiredTable(before).map(({ key }) => formatKey(key)));
  const table = planTable(desiredTable(after), desiredTable(before), { owns: (key) => owned.has(formatKey(key)) });
  const carried = difference((before?.addresses ?? []).map(addressLine), (after?.addresses ?? []).map(addressLine));
  const prepared = difference((before?.realServer ?? []).map(prepareLine), (after?.realServer ?? []).map(prepareLine));
  const to = (verb: string, reason: string) => (line: string) => ({ command: `${verb} ${line}`, reason });
  return [
    ...prepared.added.map(to('prepare for', 'a virtual service has a real server here')),
    ...table.map((step) => ({ command: `ipvsadm ${renderStep(step).join(' ')}`, reason: step.reason })),
    ...carried.added.map(to('carry', 'the cluster has this address, and this machine is the one that carries it')),
    ...carried.removed.map(to('give up', 'this machine is no longer the one that carries it')),
    ...prepared.removed.map(to('undo', 'no virtual service has a real server here that needs it')),
  ];
}

const addressLine = ({ address, prefixLength, purpose }: MachineState['addresses'][number]): string =>
  `${address}/${prefixLength} (${purpose === 'virtual-ip' ? 'virtual IP' : 'quorum IP'})`;

function prepareLine(preparation: RealServerPreparation): string {
  switch (preparation.method) {
    case 'direct-routing':
      return `direct routing: ${preparation.virtualIp} on lo, not announced`;
    case 'tunneling':
      return `tunneling: ${preparation.virtualIp} on a tunnel device${wrapping(preparation)}`;
    case 'masquerading':
      return `masquerading: replies of ${preparation.address} port ${preparation.port} through ${preparation.directorIp}`;
  }
}

function wrapping({ encapsulation, port }: Extract<RealServerPreparation, { method: 'tunneling' }>): string {
  if (encapsulation === undefined) return '';
  return port === undefined ? `, wrapped by ${encapsulation}` : `, wrapped by ${encapsulation} at UDP port ${port}`;
}

function difference(before: readonly string[], after: readonly string[]): { added: string[]; removed: string[] } {
  return {
    added: after.filter((line) => !before.includes(line)),
    removed: before.filter((line) => !after.includes(line)),
  };
}
