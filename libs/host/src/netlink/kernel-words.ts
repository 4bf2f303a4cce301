import { getSystemErrorName } from 'node:util';
import { CMD } from './constants.js';

const EPERM = 1;
const ENOENT = 2;
const ESRCH = 3;
const EEXIST = 17;
const EINVAL = 22;
const EAFNOSUPPORT = 97;
const EOPNOTSUPP = 95;

const NO_SCHEDULER = 'The kernel has no such scheduler or persistence engine';
/** What an error's number means for a command (net/netfilter/ipvs/ip_vs_ctl.c), in the words that ipvsadm uses. */
const BY_COMMAND: Readonly<Record<number, Readonly<Record<number, string>>>> = {
  [CMD.newService]: { [EEXIST]: 'Service already exists', [ENOENT]: NO_SCHEDULER },
  [CMD.setService]: { [ESRCH]: 'No such service', [ENOENT]: NO_SCHEDULER },
  [CMD.delService]: { [ESRCH]: 'No such service' },
  [CMD.newServer]: { [ESRCH]: 'No such service', [EEXIST]: 'Destination already exists' },
  [CMD.setServer]: { [ESRCH]: 'No such service', [ENOENT]: 'No such destination' },
  [CMD.delServer]: { [ESRCH]: 'No such service', [ENOENT]: 'No such destination' },
  [CMD.newDaemon]: { [EEXIST]: 'Daemon has already run' },
  [CMD.delDaemon]: { [ESRCH]: 'No daemon is running' },
  [CMD.zero]: { [ESRCH]: 'No such service' },
  [CMD.getServer]: { [ESRCH]: 'No such service' },
};
const ALWAYS: Readonly<Record<number, string>> = {
  [EPERM]: 'Permission denied; the agent needs CAP_NET_ADMIN',
  [EINVAL]: 'The kernel refuses a value (an address that is not unicast, a port or a flag that does not fit)',
  [EAFNOSUPPORT]: 'The kernel does not know this address family',
  [EOPNOTSUPP]: 'The kernel cannot do this with this address family',
};

/** What the kernel means by an error, for people; `EINVAL` and the like stay readable for those who know them. */
export function kernelWords(command: number, errno: number): string {
  const name = getSystemErrorName(-errno);
  const words = BY_COMMAND[command]?.[errno] ?? ALWAYS[errno];
  return words === undefined ? `The kernel answered ${name}` : `${words} (${name})`;
}
