import { statfs } from 'node:fs/promises';

export interface StorageSpace {
  readonly path: string;
  readonly freeBytes: number;
  readonly totalBytes: number;
}

/** Free space of the partition that a folder is on, as an unprivileged user can use it (statfs(2) f_bavail); null when it cannot be read. */
export async function storageSpace(path: string): Promise<StorageSpace | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(path);
    return { path, freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch {
    return null;
  }
}
