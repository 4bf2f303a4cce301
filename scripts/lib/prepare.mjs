import { existsSync, readdirSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';
import { areDependenciesInstalled, installDependencies } from './dependencies.mjs';
import { build, isBuilt } from './build.mjs';
import { canReachDebian, hasKernelIpvs, installPackages, missingPackages } from './packages.mjs';
import { canReachPackages, refuseOtherSystems, refuseTooLittleDisk } from './preflight.mjs';
import { makeStateFolder, Refusal, STATE } from './project.mjs';

/** Free space in GiB that a run needs, and what each thing that is still missing adds to it. */
const DISK_GIB = { run: 0.5, dependencies: 0.8, packages: 1.0, kernel: 0.9 };

/** Whether an earlier run has downloaded the kernel of the guest. */
function hasGuestKernel() {
  const folder = join(STATE, 'kernel');
  return existsSync(folder) && readdirSync(folder).some((name) => /^kernel-\d/.test(name));
}

/** What is missing before anything can be built. Changes nothing. */
export async function look(packages = []) {
  refuseOtherSystems();
  const needsGuest = !hasKernelIpvs(release());
  const missing = missingPackages({ withGuest: needsGuest, more: packages });
  const needsDependencies = !areDependenciesInstalled();
  const needsKernel = needsGuest && !hasGuestKernel();
  refuseTooLittleDisk(
    DISK_GIB.run +
      (needsDependencies ? DISK_GIB.dependencies : 0) +
      (missing.length > 0 ? DISK_GIB.packages : 0) +
      (needsKernel ? DISK_GIB.kernel : 0),
  );
  if (missing.length > 0 && process.getuid() !== 0) {
    throw new Refusal(
      `The packages ${missing.join(' ')} are missing and only root can install them: install them, or start as root.`,
    );
  }
  if ((missing.length > 0 || needsKernel) && !(await canReachDebian())) {
    const what =
      missing.length > 0
        ? `The packages ${missing.join(' ')} are missing`
        : "Debian's kernel is still to be downloaded";
    throw new Refusal(
      `${what} and no Debian package source can be reached: connect this machine to the network for the first start.`,
    );
  }
  if (needsDependencies && !(await canReachPackages())) {
    throw new Refusal(
      'The npm dependencies are missing and their source cannot be reached: connect this machine to the network for the first start.',
    );
  }
  return { missing, needsDependencies };
}

/** Brings packages, dependencies and the build up to date; a second run does nothing. */
export async function prepare(steps, packages = []) {
  const { missing, needsDependencies } = await steps.step('Look at this machine', async () => {
    const found = await look(packages);
    makeStateFolder();
    return found;
  });
  if (missing.length > 0) {
    await steps.step(
      'Install Debian packages',
      () => installPackages(missing),
      () => missing.join(' '),
    );
  }
  if (needsDependencies) await steps.step('Install npm dependencies', installDependencies);
  if (!isBuilt()) await steps.step('Build', build);
}
