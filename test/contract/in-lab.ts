/**
 * Holds a machine whose kernel has IPVS against the whole contract of the host's ports. usage: in-lab.js [STATE_DIR]
 * The exit status is 0 only when every promise is kept.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Lab } from '../../lab/src/index.js';

const projectDir = fileURLToPath(new URL('../../..', import.meta.url));
const stateDir = resolve(process.argv[2] ?? join(projectDir, '.state/contract'));
const PARTS = ['network', 'tunnels', 'ipvs'] as const;
const PART_TIMEOUT_MS = 300_000;

await mkdir(stateDir, { recursive: true });
const lab = await Lab.up({
  stateDir,
  name: 'dtestc',
  machines: [{ name: 'contract', placement: 'guest', addresses: ['10.97.0.2/24', 'fd97::2/64'] }],
});
let failed = 0;
try {
  process.stdout.write(`# ${lab.kernel}, kernel ${lab.kernelRelease}\n`);
  const machine = lab.machine('contract');
  for (const part of PARTS) {
    const program = join(projectDir, 'dist/test/contract/host-contract.js');
    const result = await machine.exec([process.execPath, program, part, 'eth0'], {
      cwd: projectDir,
      timeoutMs: PART_TIMEOUT_MS,
    });
    process.stdout.write(`# ${part}\n${result.stdout}${result.stderr}`);
    if (result.exitCode !== 0) failed += 1;
  }
} finally {
  await lab.down();
}
process.exitCode = failed === 0 ? 0 : 1;
