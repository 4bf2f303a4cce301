import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseTable, planTable, renderStep } from '#libs/ipvs';
import { compareWithGolden, goldenFiles } from './golden-file.js';

/** Comments name the case, or a service that is not ours: `# foreign: -A -t 10.0.0.1:80 -s rr` above the observed table. */
const withoutComments = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n');

/** Each file: the desired table, the observed one, both as `ipvsadm -Sn` prints them, and the steps with their reasons. */
describe('golden plans of the IPVS table', () => {
  const files = goldenFiles(join(import.meta.dirname, 'ipvs'));

  it('are there', () => {
    expect(files.length).toBeGreaterThan(5);
  });

  it.each(files.map((file) => [file.name, file] as const))('%s', (_, file) => {
    const [desired = '', observed = ''] = file.inputs;
    const foreign = [...observed.matchAll(/^# foreign: (.+)$/gm)].map(([, line]) => line ?? '');
    const keys = parseTable(foreign.join('\n')).map(({ key }) => JSON.stringify(key));
    const steps = planTable(parseTable(withoutComments(desired)), parseTable(withoutComments(observed)), {
      owns: (key) => !keys.includes(JSON.stringify(key)),
    });
    compareWithGolden(
      file,
      steps.map((step) => `# ${step.reason}\nipvsadm ${renderStep(step).join(' ')}\n`).join(''),
    );
  });
});
