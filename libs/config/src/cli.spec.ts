import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCliConfig, writeCliConfig } from './cli.js';

describe(readCliConfig.name, () => {
  let dir: string;
  let file: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'dtest-cli-'));
    file = join(dir, 'deep', 'cli.yaml');
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('knows nothing before the first log-in', () => {
    expect(readCliConfig({ DIRECTORATE_CLI_CONFIG: file })).toEqual({ url: null, token: null, caFile: null, file });
  });

  it('reads what a log-in kept, and keeps it from others', () => {
    writeCliConfig(file, { url: 'https://m:7443', token: 'secret', caFile: null });
    expect(readCliConfig({ DIRECTORATE_CLI_CONFIG: file })).toMatchObject({ url: 'https://m:7443', token: 'secret' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('lets the environment win', () => {
    writeCliConfig(file, { url: 'https://m:7443', token: 'secret', caFile: '/ca.pem' });
    const env = { DIRECTORATE_CLI_CONFIG: file, DIRECTORATE_URL: 'http://127.0.0.1:8080', DIRECTORATE_TOKEN: '' };
    expect(readCliConfig(env)).toMatchObject({ url: 'http://127.0.0.1:8080', token: 'secret', caFile: '/ca.pem' });
  });

  it('looks below the folder for settings', () => {
    expect(readCliConfig({ XDG_CONFIG_HOME: dir }).file).toBe(join(dir, 'directorate', 'cli.yaml'));
  });

  it('says which file is broken', () => {
    const broken = join(dir, 'broken.yaml');
    writeFileSync(broken, 'url: [');
    expect(() => readCliConfig({ DIRECTORATE_CLI_CONFIG: broken })).toThrow(`${broken} cannot be used`);
    writeFileSync(broken, 'password: x');
    expect(() => readCliConfig({ DIRECTORATE_CLI_CONFIG: broken })).toThrow(/password/);
  });
});
