import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Files that must be whole or not there. */
export interface FilePort {
  /** Text of the file; null when there is none. */
  read(path: string): Promise<string | null>;
  /** Replaces the file in one step: written beside it, synced, renamed, and the folder synced. Mode 0600. */
  write(path: string, text: string): Promise<void>;
  remove(path: string): Promise<void>;
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

export class LinuxFiles implements FilePort {
  private sequence = 0;

  async read(path: string): Promise<string | null> {
    try {
      return await readFile(path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async write(path: string, text: string): Promise<void> {
    const folder = dirname(path);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    this.sequence += 1;
    const beside = join(folder, `.${basename(path)}.${process.pid}.${this.sequence}`);
    try {
      const file = await open(beside, 'w', 0o600);
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(beside, path);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
    await syncFolder(folder);
  }

  async remove(path: string): Promise<void> {
    await rm(path, { force: true });
    await syncFolder(dirname(path)).catch(() => undefined);
  }
}
