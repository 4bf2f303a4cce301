import { deepEqual } from 'node:assert/strict';
import type { IpvsPort } from '../ipvs/ipvs-port.js';
import { textOf } from './ipvs-contract.js';

/** The port, of which every table is held against what another port reads at the same time. */
export function readBackBy(other: IpvsPort, port: IpvsPort): IpvsPort {
  const table: IpvsPort['table'] = async () => {
    const read = await port.table();
    deepEqual(textOf(read), textOf(await other.table()));
    return read;
  };
  return Object.assign(Object.create(port) as IpvsPort, { table });
}
