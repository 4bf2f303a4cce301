import type { HealthCheckOf } from '#libs/contracts';
import type { ProbeRun } from './probe-run.js';
import { excerpt } from './transcript.js';

const MAX_OUTPUT_BYTES = 65_536;

/** Runs a program of the director with the real server's address and port as last arguments; exit status 0 is good. */
export async function probeProgram(check: HealthCheckOf<'program'>, run: ProbeRun): Promise<string> {
  const [program = ''] = check.argv;
  run.atTimeout(() => `${program} did not end in ${run.timeoutMs} ms`);
  run.transcript.add('*', `run ${program} as ${check.user} for ${run.where}`);
  const { exitCode, stdout, stderr } = await run.tools.programs.run({
    argv: [...check.argv, run.target.address, String(run.target.port)],
    user: check.user,
    timeoutMs: run.remainingMs,
    maxOutputBytes: MAX_OUTPUT_BYTES,
  });
  if (stdout !== '') run.transcript.add('<', stdout);
  if (stderr !== '') run.transcript.add('<', stderr);
  const words = excerpt(stderr.trim() === '' ? stdout : stderr);
  const ending = `${program} ended with status ${exitCode}${words === '' ? '' : `: ${words}`}`;
  return exitCode === 0 ? ending : run.fail(ending);
}
