import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { CheckFilePort } from '#libs/checks';

/** Reads the files of checks: plain files only, as a pipe would never end. */
export class LinuxCheckFiles implements CheckFilePort {
  async read(path: string, maxBytes: number): Promise<string | null> {
    let file;
    try {
      file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
    try {
      if (!(await file.stat()).isFile()) throw new Error(`${path} is not a plain file`);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(maxBytes), 0, maxBytes, 0);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await file.close();
    }
  }
}
