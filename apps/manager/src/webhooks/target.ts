import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { isWithin } from '../auth/tokens/networks.js';

const LOOK_UP_MS = 5000;
const PROTOCOLS = ['https:', 'http:'];

/** An endpoint that may be called, at these addresses and no others. */
export interface Target {
  readonly url: URL;
  readonly lookup: LookupFunction;
}

interface Resolved {
  readonly address: string;
  readonly family: number;
}

/** What is wrong with a URL before its name is looked up; null when nothing is. `networks`: allowed although not public. */
export function urlFault(text: string, networks: readonly string[]): string | null {
  if (!URL.canParse(text)) return 'is no URL';
  const url = new URL(text);
  if (!PROTOCOLS.includes(url.protocol)) return 'must begin with https://';
  if (url.username !== '' || url.password !== '') return 'must not hold a name or a password';
  if (url.hash !== '') return 'must not have a fragment';
  const host = bareHost(url);
  if (isIP(host) !== 0) return addressesFault(url, [host], networks);
  return url.protocol === 'http:' && networks.length === 0
    ? 'must begin with https:// (http:// is for networks in DIRECTORATE_WEBHOOK_NETWORKS)'
    : null;
}

/** Looks the name up once and pins what was found, so that no second answer can lead elsewhere; throws with the reason. */
export async function resolveTarget(text: string, networks: readonly string[]): Promise<Target> {
  const fault = urlFault(text, networks);
  if (fault !== null) throw new Error(`The URL ${fault}`);
  const url = new URL(text);
  const host = bareHost(url);
  const family = isIP(host);
  const found: Resolved[] =
    family === 0 ? await inTime(host, lookup(host, { all: true })) : [{ address: host, family }];
  const refused = addressesFault(url, found.map(({ address }) => address), networks); // prettier-ignore
  if (refused !== null) throw new Error(`The URL ${refused}`);
  return { url, lookup: pinned(found) };
}

function addressesFault(url: URL, addresses: readonly string[], networks: readonly string[]): string | null {
  if (addresses.length === 0) return 'has a name without an address';
  for (const address of addresses) {
    const isAllowed = networks.some((network) => isWithin(address, network));
    if (!isAllowed && !isPublic(address)) {
      return `leads to ${address}, which is not public; name its network in DIRECTORATE_WEBHOOK_NETWORKS to allow it`;
    }
    if (!isAllowed && url.protocol === 'http:') return 'must begin with https://';
  }
  return null;
}

/** Whether an address belongs to the internet at large: not loopback, link-local (and so not the clouds' metadata), private or reserved. */
export function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

async function inTime<T>(host: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${host} was not found within ${LOOK_UP_MS / 1000} s`)), LOOK_UP_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function pinned(found: readonly Resolved[]): LookupFunction {
  return (_hostname, options, callback) => {
    const [first] = found;
    if (options.all === true) callback(null, [...found]);
    else callback(null, first?.address ?? '', first?.family ?? 4);
  };
}

const bareHost = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');
