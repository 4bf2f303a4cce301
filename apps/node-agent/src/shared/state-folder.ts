import { chmod, link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The agent's own files, mode 0600 in a folder of mode 0700; a write is whole or not at all, also after a crash. */
export class StateFolder {
  constructor(readonly path: string) {}

  async prepare(): Promise<void> {
    await mkdir(this.path, { recursive: true, mode: 0o700 });
    await chmod(this.path, 0o700);
  }

  pathOf(name: string): string {
    return join(this.path, name);
  }

  async read(name: string): Promise<string | null> {
    try {
      return await readFile(this.pathOf(name), 'utf8');
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async write(name: string, text: string): Promise<void> {
    const temporary = await this.writeAside(name, text);
    await rename(temporary, this.pathOf(name));
    await this.sync();
  }

  /** Writes a file that is not there yet; answers what stands there then, which another process may have written. */
  async writeOnce(name: string, text: string): Promise<string> {
    const temporary = await this.writeAside(name, text);
    try {
      await link(temporary, this.pathOf(name));
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') {
        // A file system without hard links: two processes at the same moment are not told apart there.
        if ((await this.read(name)) === null) await rename(temporary, this.pathOf(name));
      }
    } finally {
      await rm(temporary, { force: true });
    }
    await this.sync();
    return (await this.read(name)) ?? text;
  }

  async remove(name: string): Promise<void> {
    await rm(this.pathOf(name), { force: true });
    await this.sync();
  }

  private async writeAside(name: string, text: string): Promise<string> {
    const temporary = this.pathOf(`${name}.${process.pid}.new`);
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    return temporary;
  }

  /** Makes creations, renames and removals in the folder last (fsync(2) on the directory). */
  private async sync(): Promise<void> {
    const folder = await open(this.path, 'r');
    try {
      await folder.sync();
    } catch (error) {
      // Some network file systems sync no folders; they order their operations themselves.
      if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP'].includes(codeOf(error))) throw error;
    } finally {
      await folder.close();
    }
  }
}

/** Whether a file operation failed because there is no such file. */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
