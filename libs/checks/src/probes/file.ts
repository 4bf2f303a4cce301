import type { HealthCheckOf } from '#libs/contracts';
import { MAX_ANSWER_BYTES } from './conversation.js';
import { mismatch } from './matching.js';
import type { ProbeRun } from './probe-run.js';

/** A file on the director that must be there and match; a first line `weight N` is left out. */
export async function probeFile(check: HealthCheckOf<'file'>, run: ProbeRun): Promise<string> {
  const content = await run.tools.files.read(check.file, MAX_ANSWER_BYTES);
  if (content === null) return run.fail(`${check.file} is not there`);
  const text = content.replace(/^weight -?\d+\r?(\n|$)/, '');
  run.transcript.add('<', text);
  const problem = mismatch(check, text);
  if (problem !== null) run.fail(`${check.file} has a text ${problem}`);
  return check.expect === null ? `${check.file} is there` : `${check.file} is as expected`;
}
