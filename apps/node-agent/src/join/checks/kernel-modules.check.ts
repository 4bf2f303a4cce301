import { SCHEDULERS } from '#libs/domain';
import type { ModulePort } from '#libs/host';
import { fail, pass, warn, type JoinCheck, type Verdict } from './check.js';

const FIX =
  'Install the distribution kernel with modules (Debian: apt install linux-image-amd64, not the cloud flavour) and reboot.';

/** A director needs ip_vs and its schedulers; other machines need no module for themselves. */
export function kernelModulesCheck(modules: ModulePort): JoinCheck {
  return {
    check: 'kernel-modules',
    title: 'The kernel has what the roles need',
    async run({ roles }): Promise<Verdict> {
      if (!roles.includes('director')) return pass('the roles need no kernel module');
      const ipvs = await modules.state('ip_vs');
      if (ipvs === 'missing') return fail('ip_vs is missing', FIX);
      const states = await Promise.all(
        SCHEDULERS.map(async (name) => ({ name, state: await modules.state(`ip_vs_${name}`) })),
      );
      const present = states.filter(({ state }) => state !== 'missing').map(({ name }) => name);
      const told = `ip_vs is ${ipvs}; schedulers: ${present.join(' ') || 'none'}`;
      const lacksCommon = ['rr', 'wrr', 'lc', 'wlc'].some((name) => !present.some((other) => other === name));
      return lacksCommon ? warn(told, FIX) : pass(told);
    },
  };
}
