/** One entry of an initramfs: a folder, or a file with its bytes. */
export interface CpioEntry {
  /** Without a leading slash; parents must come first. */
  readonly path: string;
  readonly mode: number;
  readonly content?: Buffer;
}

export const DIRECTORY_MODE = 0o040755;
export const FILE_MODE = 0o100644;
export const PROGRAM_MODE = 0o100755;

/** Archive in the format that the kernel unpacks at boot (`newc`, Documentation/driver-api/early-userspace/buffer-format). */
export function cpioArchive(entries: readonly CpioEntry[]): Buffer {
  const parts = entries.flatMap((entry, index) => member(entry, index + 1));
  return Buffer.concat([...parts, ...member({ path: 'TRAILER!!!', mode: 0 }, 0)]);
}

function member(entry: CpioEntry, inode: number): Buffer[] {
  const name = Buffer.from(`${entry.path}\0`);
  const content = entry.content ?? Buffer.alloc(0);
  const fields = [inode, entry.mode, 0, 0, 1, 0, content.length, 0, 0, 0, 0, name.length, 0];
  const header = Buffer.from('070701' + fields.map((field) => field.toString(16).padStart(8, '0')).join(''));
  return [header, name, padding(header.length + name.length), content, padding(content.length)];
}

function padding(length: number): Buffer {
  return Buffer.alloc((4 - (length % 4)) % 4);
}
