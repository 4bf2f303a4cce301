import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { unpackKernel, xzPayload } from './vmlinux.js';

/** A bzImage in its outlines: one setup sector after the boot sector, then the payload and its size. */
function bzImageWith(payload: Buffer): Buffer {
  const head = Buffer.alloc(1024);
  head.writeUInt8(1, 0x1f1);
  head.write('HdrS', 0x202, 'latin1');
  head.writeUInt32LE(16, 0x248);
  head.writeUInt32LE(payload.length + 4, 0x24c);
  return Buffer.concat([head, Buffer.alloc(16), payload, Buffer.alloc(4), Buffer.from('what follows')]);
}

describe(unpackKernel.name, () => {
  it('returns the ELF kernel inside a bzImage', async () => {
    const elf = Buffer.from('\x7fELF and then code', 'latin1');
    const packed = execFileSync('xz', ['--compress', '--stdout'], { input: elf });
    expect(await unpackKernel(bzImageWith(packed))).toEqual(elf);
  });

  it('leaves a kernel alone that is packed otherwise', async () => {
    expect(await unpackKernel(bzImageWith(Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0, 0, 0])))).toBeUndefined();
  });
});

describe(xzPayload.name, () => {
  it('refuses what is no bzImage', () => {
    expect(xzPayload(Buffer.alloc(2048))).toBeUndefined();
  });
});
