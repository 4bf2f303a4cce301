import { mkdir, open, rename, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

const ROTATE_AT_BYTES = 8 * 1024 * 1024;
const TAIL_BYTES = 4096;

/** Opens a log for appending; a log over 8 MiB becomes `<file>.1` first. The caller closes the handle. */
export async function openLog(file: string): Promise<FileHandle> {
  await mkdir(dirname(file), { recursive: true });
  const size = await sizeOf(file);
  if (size > ROTATE_AT_BYTES) await rename(file, `${file}.1`);
  return open(file, 'a', 0o600);
}

/** The last lines of a log that were written after `fromByte`, for an error message. */
export async function tailLog(file: string, fromByte: number, lines = 8): Promise<string> {
  const size = await sizeOf(file);
  const start = Math.max(Math.min(fromByte, size), size - TAIL_BYTES);
  if (size <= start) return '';
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.alloc(size - start);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, start);
    return buffer.toString('utf8', 0, bytesRead).trimEnd().split('\n').slice(-lines).join('\n');
  } finally {
    await handle.close();
  }
}

/** Size in bytes; 0 when there is no such file. */
export async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    (found) => found.size,
    () => 0,
  );
}
