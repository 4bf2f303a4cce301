import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeFiles } from '../fake/fake-host.js';
import { LinuxFiles } from './file-port.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'directorate-files-'));
});
afterAll(async () => rm(folder, { recursive: true }));

describe.each([
  [LinuxFiles.name, () => new LinuxFiles()],
  [FakeFiles.name, () => new FakeFiles()],
])('%s', (name, make) => {
  const files = make();
  const path = (file: string): string => join(folder, name, 'made', file);

  it('reads nothing where nothing is', async () => {
    expect(await files.read(path('missing'))).toBeNull();
    await expect(files.remove(path('missing'))).resolves.toBeUndefined();
  });

  it('replaces a file and removes it', async () => {
    await files.write(path('state'), 'first');
    await files.write(path('state'), 'ä second, longer text');
    expect(await files.read(path('state'))).toBe('ä second, longer text');
    await files.remove(path('state'));
    expect(await files.read(path('state'))).toBeNull();
  });

  it('ends with one of the texts that were written at once, whole', async () => {
    const texts = Array.from({ length: 20 }, (_, n) => String(n).repeat(50_000));
    await Promise.all(texts.map((text) => files.write(path('contended'), text)));
    expect(texts).toContain(await files.read(path('contended')));
  });
});

describe(LinuxFiles.name, () => {
  it('leaves nothing beside the file, which only its owner may read', async () => {
    const path = join(folder, 'private', 'state');
    await new LinuxFiles().write(path, 'secret');
    expect(await readdir(join(folder, 'private'))).toEqual(['state']);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('keeps the old file when the new one cannot be written, and leaves nothing beside it', async () => {
    const path = join(folder, 'taken');
    const files = new LinuxFiles();
    await files.write(join(path, 'inside'), 'x');
    await expect(files.write(path, 'y')).rejects.toThrow(/EISDIR|directory/);
    expect((await readdir(folder)).filter((entry) => entry.startsWith('.'))).toEqual([]);
  });
});
