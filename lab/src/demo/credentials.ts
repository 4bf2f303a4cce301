import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '#libs/errors';
import type { DemoApi } from './api.js';

/** Name of the user and of the token with which the demonstration uses the API. */
const NAME = 'demonstration';

interface Kept {
  readonly adminPassword: string;
  /** Absent until it was made. */
  readonly demonstrationToken?: string;
}

interface User {
  readonly name: string;
  readonly status: { readonly mustChangePassword: boolean };
}

/** What the demonstration keeps to use the API again at its next start. */
export class Credentials {
  readonly #file: string;

  constructor(dir: string) {
    this.#file = join(dir, 'demonstration.json');
  }

  /** Keeps the admin's first password at once, since nobody is told it twice. */
  async keepPassword(adminPassword: string): Promise<void> {
    await this.#write({ adminPassword });
  }

  /**
   * Uses a token of the demonstration's own, made at the first time, so that the admin's one-time password stays unused for the
   * person at the keyboard. Answers that password; null when it was replaced since.
   */
  async logIn(api: DemoApi, issueToken: (name: string) => Promise<string>): Promise<string | null> {
    const { adminPassword, demonstrationToken } = await this.#read();
    const token = demonstrationToken ?? (await issueToken(NAME));
    if (demonstrationToken === undefined) await this.#write({ adminPassword, demonstrationToken: token });
    api.useToken(token);
    const admin = await api.byName<User>('/users', 'admin');
    return admin?.status.mustChangePassword === true ? adminPassword : null;
  }

  async #read(): Promise<Kept> {
    try {
      return JSON.parse(await readFile(this.#file, 'utf8')) as Kept;
    } catch (cause) {
      throw new DomainError('unavailable', `The cluster was set up before, but ${this.#file} cannot be read.`, {
        hint: 'Remove the state folder to begin anew.',
        cause,
      });
    }
  }

  async #write(kept: Kept): Promise<void> {
    await writeFile(this.#file, `${JSON.stringify(kept)}\n`, { mode: 0o600 });
  }
}
