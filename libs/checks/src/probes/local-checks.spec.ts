import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { probePort } from '../testing/little-servers.js';

const isRoot = process.getuid?.() === 0;

describe('a check by file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'directorate-file-check-'));
    await writeFile(join(folder, 'state'), 'weight 7\nin service\n');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each([
    [{}, true, /state is there$/],
    [{ expect: '^in service' }, true, /state is as expected$/],
    [{ expect: 'weight' }, false, /state has a text in which \/weight\/ was not found$/],
    [{ expect: 'service', inverse: true }, false, /in which \/service\/ was found$/],
  ])('judges %j', async (changes, ok, reason) => {
    const result = await probePort(0, { kind: 'file', file: join(folder, 'state'), ...changes });
    expect(result.reason).toMatch(reason);
    expect(result.ok).toBe(ok);
  });

  it('tells a file that is not there', async () => {
    const result = await probePort(0, { kind: 'file', file: join(folder, 'missing') });
    expect(result).toMatchObject({ ok: false, reason: `${folder}/missing is not there` });
  });
});

describe.runIf(isRoot)('a check by a program', () => {
  const check = (script: string, changes: object = {}) => ({
    ...{ kind: 'program', argv: ['/bin/sh', '-c', script, 'probe'], ...changes },
  });

  it('gets address and port, and is good with exit status 0', async () => {
    const result = await probePort(8080, check('echo "$@"'));
    expect(result).toMatchObject({ ok: true, reason: '/bin/sh ended with status 0: 127.0.0.1 8080' });
    expect(result.raw).toContain('< 127.0.0.1 8080');
  });

  it('is bad with another status, and says the words of the program', async () => {
    const result = await probePort(1, check('echo broken >&2; exit 3'));
    expect(result).toMatchObject({ ok: false, reason: '/bin/sh ended with status 3: broken' });
  });

  it('is bad when the program does not end, is missing, or its user is', async () => {
    expect((await probePort(1, check('sleep 5', { timeoutMs: 200 }))).reason).toBe('/bin/sh did not end in 200 ms');
    expect(await probePort(1, { kind: 'program', argv: ['/no/such/program'] })).toMatchObject({ ok: false });
    expect((await probePort(1, check('true', { user: 'dtest-nobody' }))).reason).toContain('has no user dtest-nobody');
  });
});

describe.runIf(isRoot)('a check by ICMP', () => {
  it.each(['127.0.0.1', '::1'])('is good when %s answers', async (address) => {
    expect(await probePort(0, { kind: 'icmp' }, { address })).toMatchObject({
      ok: true,
      reason: `${address} answered an ICMP echo`,
    });
  });

  it('tells a source address that is not here', async () => {
    const result = await probePort(0, { kind: 'icmp', sourceAddress: '192.0.2.1' });
    expect(result.ok).toBe(false);
    expect(result.reason).toMatch(/^the source address is not available/);
  });
});
