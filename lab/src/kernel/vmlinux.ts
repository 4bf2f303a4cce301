import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Fields of the x86 boot protocol's setup header (Documentation/arch/x86/boot.rst). */
const SETUP_SECTORS_OFFSET = 0x1f1;
const HEADER_MAGIC_OFFSET = 0x202;
const PAYLOAD_OFFSET_OFFSET = 0x248;
const PAYLOAD_LENGTH_OFFSET = 0x24c;
const SECTOR_BYTES = 512;
/** The uncompressed size follows the compressed bytes. */
const SIZE_TRAILER_BYTES = 4;

const XZ_MAGIC = Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]);
const ELF_MAGIC = Buffer.from('\x7fELF', 'latin1');

/** The compressed kernel inside a bzImage, or undefined when the bytes are no bzImage with an xz payload. */
export function xzPayload(bzImage: Buffer): Buffer | undefined {
  if (bzImage.toString('latin1', HEADER_MAGIC_OFFSET, HEADER_MAGIC_OFFSET + 4) !== 'HdrS') return undefined;
  const setupSectors = bzImage.readUInt8(SETUP_SECTORS_OFFSET) || 4;
  const start = (setupSectors + 1) * SECTOR_BYTES + bzImage.readUInt32LE(PAYLOAD_OFFSET_OFFSET);
  const payload = bzImage.subarray(start, start + bzImage.readUInt32LE(PAYLOAD_LENGTH_OFFSET) - SIZE_TRAILER_BYTES);
  return payload.subarray(0, XZ_MAGIC.length).equals(XZ_MAGIC) ? payload : undefined;
}

/**
 * The kernel as plain ELF, which QEMU boots through its PVH entry: a translated guest unpacks xz for seconds.
 * Undefined where the kernel is packed otherwise; the bzImage boots as well, only slower.
 */
export async function unpackKernel(bzImage: Buffer): Promise<Buffer | undefined> {
  const payload = xzPayload(bzImage);
  if (payload === undefined) return undefined;
  const unpacking = promisify(execFile)('xz', ['--decompress', '--stdout'], {
    encoding: 'buffer',
    maxBuffer: 256 << 20,
    timeout: 60_000,
  });
  unpacking.child.stdin?.end(payload);
  const { stdout } = await unpacking;
  return stdout.subarray(0, ELF_MAGIC.length).equals(ELF_MAGIC) ? stdout : undefined;
}
