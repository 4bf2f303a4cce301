import { release } from 'node:os';
import { areDependenciesInstalled, installDependencies } from './dependencies.mjs';
import { build, isBuilt } from './build.mjs';
import { canReachDebian, hasKernelIpvs, installPackages, missingPackages } from './packages.mjs';
import { canReachPackages, refuseOtherSystems, refuseTooLittleDisk } from './preflight.mjs';
import { makeStateFolder, Refusal } from './project.mjs';

/** Free space in GiB that a run needs, and what each thing that is still missing adds to it. */
const DISK_GIB = { run: 0.7, dependencies: 0.8, packages: 1.0 };

/** What is missing before anything can be built. Changes nothing. */
export async function look() {
  refuseOtherSystems();
  const missing = missingPackages({ withGuest: !hasKernelIpvs(release()) });
  const needsDependencies = !areDependenciesInstalled();
  refuseTooLittleDisk(
    DISK_GIB.run + (needsDependencies ? DISK_GIB.dependencies : 0) + (missing.length > 0 ? DISK_GIB.packages : 0),
  );
  if (missing.length > 0 && process.getuid() !== 0) {
    throw new Refusal(
      `The packages ${missing.join(' ')} are missing and only root can install them: install them, or start as root.`,
    );
  }
  if (missing.length > 0 && !(await canReachDebian())) {
    throw new Refusal(
      `The packages ${missing.join(' ')} are missing and no Debian package source can be reached: connect this machine to the network for the first start.`,
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
export async function prepare(steps) {
  const { missing, needsDependencies } = await steps.step('Look at this machine', async () => {
    const found = await look();
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
