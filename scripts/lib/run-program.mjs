import { spawn } from 'node:child_process';
import { refuseWithoutRoot } from './preflight.mjs';
import { prepare } from './prepare.mjs';
import { PROJECT, Refusal } from './project.mjs';
import { Steps } from './steps.mjs';

/** Prepares the project when something is missing, with `packages` beside the usual ones, then hands the terminal over to one built program. */
export async function runProgram({ what, program, args, packages = [] }) {
  const steps = new Steps(process.stderr);
  try {
    refuseWithoutRoot(what);
    await prepare(steps, packages);
  } catch (error) {
    steps.say(error instanceof Refusal ? error.message : error.stack);
    process.exitCode = 1;
    return;
  }
  const child = spawn(process.execPath, ['--enable-source-maps', program, ...args], { cwd: PROJECT, stdio: 'inherit' });
  // The terminal sends Ctrl-C to the child too; waiting for it is all that is left to do.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.exitCode = await new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}
