import { isIP } from 'node:net';
import { LabError } from './errors.js';
import type { MachineSpec } from './types.js';

/** One network card of a machine: `eth<n>` on a segment. */
export interface NicLayout {
  readonly device: string;
  readonly segment: number;
  readonly addresses: readonly string[];
}

export interface MachineLayout {
  readonly spec: MachineSpec;
  readonly namespace: string;
  readonly nics: readonly NicLayout[];
}

/** Names of everything that a lab makes, fixed before it makes anything. */
export interface LabLayout {
  /** Namespace of the bridges; on the guest's side they are in its first namespace. */
  readonly switchNamespace: string;
  /** Names of the segments; the first is the one of every machine's `eth0`. */
  readonly segments: readonly string[];
  readonly machines: readonly MachineLayout[];
}

const NAME_PATTERN = /^[a-z][a-z0-9-]{0,30}$/;
const FIRST_SEGMENT = 'public';
const SWITCH = 'switch';

/** Checks the machines asked for, and names their namespaces, cards and segments. */
export function layOut(name: string, specs: readonly MachineSpec[]): LabLayout {
  if (!NAME_PATTERN.test(name)) throw badOption(`"${name}" cannot be a lab's name`);
  const segments = [FIRST_SEGMENT];
  const machines = specs.map((spec): MachineLayout => {
    checkName(spec, specs);
    const nics = [{ segment: FIRST_SEGMENT, addresses: spec.addresses }, ...(spec.extraNics ?? [])];
    return {
      spec,
      namespace: `${name}-${spec.name}`,
      nics: nics.map((nic, index): NicLayout => {
        if (!segments.includes(nic.segment)) segments.push(nic.segment);
        for (const address of nic.addresses) checkCidr(spec, address);
        return { device: `eth${index}`, segment: segments.indexOf(nic.segment), addresses: nic.addresses };
      }),
    };
  });
  for (const { defaultRouteVia, name: machine } of specs) {
    if (defaultRouteVia !== undefined && isIP(defaultRouteVia) === 0) {
      throw badOption(`The default route of ${machine} goes via "${defaultRouteVia}", which is no address`);
    }
  }
  return { switchNamespace: `${name}-${SWITCH}`, segments, machines };
}

function checkName(spec: MachineSpec, specs: readonly MachineSpec[]): void {
  if (!NAME_PATTERN.test(spec.name) || spec.name === SWITCH)
    throw badOption(`"${spec.name}" cannot be a machine's name`);
  if (specs.filter((other) => other.name === spec.name).length > 1)
    throw badOption(`Two machines are named ${spec.name}`);
}

function checkCidr(spec: MachineSpec, cidr: string): void {
  const [address = '', length = ''] = cidr.split('/');
  const bits = isIP(address) === 4 ? 32 : isIP(address) === 6 ? 128 : 0;
  if (!/^\d{1,3}$/.test(length) || Number(length) > bits) {
    throw badOption(`${spec.name} has the address "${cidr}", which is not of the form address/length`);
  }
}

function badOption(message: string): LabError {
  return new LabError('lab-bad-option', `${message}.`);
}
