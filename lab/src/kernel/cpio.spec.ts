import { describe, expect, it } from 'vitest';
import { cpioArchive, DIRECTORY_MODE, FILE_MODE } from './cpio.js';

/** The fields of the `newc` header, read back by hand. */
function readMembers(archive: Buffer): { name: string; mode: number; content: string }[] {
  const members = [];
  for (let offset = 0; offset < archive.length;) {
    const field = (index: number) =>
      parseInt(archive.toString('ascii', offset + 6 + index * 8, offset + 14 + index * 8), 16);
    expect(archive.toString('ascii', offset, offset + 6)).toBe('070701');
    const nameEnd = offset + 110 + field(11);
    const contentStart = Math.ceil(nameEnd / 4) * 4;
    members.push({
      name: archive.toString('utf8', offset + 110, nameEnd - 1),
      mode: field(1),
      content: archive.toString('utf8', contentStart, contentStart + field(6)),
    });
    offset = Math.ceil((contentStart + field(6)) / 4) * 4;
  }
  return members;
}

describe(cpioArchive.name, () => {
  it('writes members that can be read back, and ends with the trailer', () => {
    const archive = cpioArchive([
      { path: 'bin', mode: DIRECTORY_MODE },
      { path: 'bin/one', mode: FILE_MODE, content: Buffer.from('12345') },
      { path: 'empty', mode: FILE_MODE, content: Buffer.alloc(0) },
    ]);
    expect(readMembers(archive)).toEqual([
      { name: 'bin', mode: DIRECTORY_MODE, content: '' },
      { name: 'bin/one', mode: FILE_MODE, content: '12345' },
      { name: 'empty', mode: FILE_MODE, content: '' },
      { name: 'TRAILER!!!', mode: 0, content: '' },
    ]);
  });

  it('aligns to four bytes, as the kernel expects', () => {
    for (const path of ['a', 'ab', 'abc', 'abcd']) {
      expect(cpioArchive([{ path, mode: FILE_MODE, content: Buffer.from(path) }]).length % 4).toBe(0);
    }
  });
});
