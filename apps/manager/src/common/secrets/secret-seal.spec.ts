import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ManagerConfig } from '#libs/config';
import { SecretSeal } from './secret-seal.js';

let stateDir: string;
const sealIn = (dir: string): SecretSeal => new SecretSeal({ stateDir: dir } as ManagerConfig);

beforeEach(async () => (stateDir = await mkdtemp(join(tmpdir(), 'dtest-seal-'))));
afterEach(() => rm(stateDir, { recursive: true, force: true }));

describe(SecretSeal.name, () => {
  it('opens what it sealed, also in the next process', async () => {
    const sealed = await sealIn(stateDir).seal('dk1.secret');
    expect(sealed).not.toContain('dk1');
    expect(await sealIn(stateDir).open(sealed)).toBe('dk1.secret');
    expect((await stat(join(stateDir, 'secrets.key'))).mode & 0o777).toBe(0o600);
  });

  it('opens neither what was altered nor what another key sealed', async () => {
    const seal = sealIn(stateDir);
    const bytes = Buffer.from(await seal.seal('x'), 'base64');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(await seal.open(bytes.toString('base64'))).toBeNull();
    expect(await sealIn(join(stateDir, 'other')).open(await seal.seal('x'))).toBeNull();
  });
});
