import { HOSTING_SETTINGS } from '#libs/domain';
import {
  expiresQuiescentTemplates,
  kernelSettingsFor,
  type DesiredKernelSetting,
  type HostingSetting,
} from '#libs/pool';
import type { DirectorDocument } from './director.part.js';
import { isMasquerading } from './masquerading.js';

const MASQUERADING: HostingSetting = {
  name: 'conntrack',
  value: '1',
  reason: 'A stateful firewall knows the replies of masqueraded servers.',
};

function settingsFor({ virtualServices, settings }: DirectorDocument): DesiredKernelSetting[] {
  return kernelSettingsFor(
    virtualServices,
    settings,
    virtualServices.some(isMasquerading) ? [...HOSTING_SETTINGS, MASQUERADING] : undefined,
  );
}

/** What `net.ipv4.vs.*` shall be for the services of a director, by the last word of the name. */
export const kernelWishes = (director: DirectorDocument): Readonly<Record<string, string>> =>
  Object.fromEntries(settingsFor(director).map(({ name, value }) => [name, value]));

/** Whether persistent clients leave a quiescent server under these wishes. */
export const expiresTemplates = (director: DirectorDocument): boolean =>
  expiresQuiescentTemplates(settingsFor(director));
