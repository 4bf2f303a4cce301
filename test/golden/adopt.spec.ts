import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readIpvsadmSave, readKeepalived, readLdirectord, type Imported, type ImportedService } from '#libs/adopt';
import { poolPolicy, serviceHealth } from '#libs/contracts';
import { planTable, renderStep } from '#libs/ipvs';
import { compareWithGolden, goldenFiles } from './golden-file.js';

const READERS: Readonly<Record<string, (text: string) => Imported>> = {
  keepalived: (text) => readKeepalived(text),
  ldirectord: readLdirectord,
  ipvsadm: readIpvsadmSave,
};

/** What differs from the defaults, as JSON. */
function telling(value: object, defaults: object): string {
  const usual = new Map(Object.entries(defaults).map(([name, one]) => [name, JSON.stringify(one)]));
  const entries = Object.entries(value).filter(([name, one]) => usual.get(name) !== JSON.stringify(one));
  return JSON.stringify(Object.fromEntries(entries));
}

function serviceText({ name, key, config, realServers, health, pool, source, remarks }: ImportedService): string[] {
  const steps = planTable([{ key, config, realServers }], [], { owns: () => false });
  return [
    `service ${name} (line ${source.line})`,
    ...steps.map((step) => `  ipvsadm ${renderStep(step).join(' ')}`),
    ...health.checks.map((check) => `  check ${telling(check, { jitterPercent: 10, headers: [], inverse: false, body: null, path: 'real-server' })}`),
    `  health ${telling({ ...health, checks: [] }, serviceHealth.parse({}))}`,
    `  pool ${telling(pool, poolPolicy.parse({}))}`,
    ...remarks.map((remark) => `  remark: ${remark}`),
  ];
}

function textOf({ addresses, services, notTaken }: Imported): string {
  const lines = [
    ...addresses.map(
      ({ address, prefixLength, device, source }) =>
        `address ${address}/${prefixLength} on ${device ?? 'any device'} (line ${source.line})`,
    ),
    ...services.flatMap(serviceText),
    ...notTaken.map(
      ({ line, lastLine, text, why, whatInstead }) =>
        `left (line ${line}${lastLine === line ? '' : `-${lastLine}`}) ${text}\n  why: ${why}${whatInstead === null ? '' : `\n  instead: ${whatInstead}`}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** Each file: a configuration, and what is taken over of it. */
describe('golden imports', () => {
  const files = goldenFiles(join(import.meta.dirname, 'adopt'));

  it('are there', () => {
    expect(files.length).toBeGreaterThan(3);
  });

  it.each(files.map((file) => [file.name, file] as const))('%s', (name, file) => {
    const read = READERS[name.split('-')[0] ?? ''];
    if (read === undefined) throw new Error(`No reader for ${name}`);
    compareWithGolden(file, textOf(read(file.inputs[0] ?? '')));
  });
});
