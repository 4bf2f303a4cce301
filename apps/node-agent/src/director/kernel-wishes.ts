import { kernelSettingsFor, type HostingSetting } from '#libs/pool';
import type { DirectorDocument } from './director.part.js';

/** Values that are better for hosting than the kernel's own (ipvs-sysctl). */
const DEFAULTS: readonly HostingSetting[] = [
  {
    name: 'expire_nodest_conn',
    value: '1',
    reason: 'Connections of a removed server end at once, so that clients reconnect.',
  },
  { name: 'expire_quiescent_template', value: '1', reason: 'Persistent clients leave a server of weight 0.' },
  { name: 'conn_reuse_mode', value: '1', reason: 'A reused client port is scheduled anew.' },
];
const MASQUERADING: HostingSetting = {
  name: 'conntrack',
  value: '1',
  reason: 'A stateful firewall knows the replies of masqueraded servers.',
};

/** What `net.ipv4.vs.*` shall be for the services of a director, by the last word of the name. */
export function kernelWishes({ virtualServices, settings }: DirectorDocument): Readonly<Record<string, string>> {
  const isMasquerading = virtualServices.some(
    ({ realServers, pool }) =>
      realServers.some(({ config }) => config.forwardingMethod === 'masquerading') ||
      pool.sorryServers.some(({ forwardingMethod }) => forwardingMethod === 'masquerading'),
  );
  const defaults = isMasquerading ? [...DEFAULTS, MASQUERADING] : DEFAULTS;
  const wanted = kernelSettingsFor(virtualServices, settings, defaults, null);
  return Object.fromEntries(wanted.map(({ name, value }) => [name, value]));
}

/** Whether persistent clients leave a quiescent server under these wishes. */
export const expiresTemplates = (director: DirectorDocument): boolean =>
  (kernelWishes(director)['expire_quiescent_template'] ?? '0') !== '0';
