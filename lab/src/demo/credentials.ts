import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '#libs/errors';
import type { DemoApi } from './api.js';

const TOKEN_DAYS = 364;
const DAY_MS = 86_400_000;

interface Kept {
  readonly adminPassword: string;
  /** Null until the first log-in has worked. */
  readonly token: string | null;
}

interface Session {
  readonly token: string;
  readonly scopes: readonly string[];
}

/** What the demonstration keeps to use the API again at its next start. */
export class Credentials {
  readonly #file: string;

  constructor(dir: string) {
    this.#file = join(dir, 'demonstration.json');
  }

  /** Keeps the admin's first password at once, since nobody is told it twice. */
  async keepPassword(adminPassword: string): Promise<void> {
    await this.#write({ adminPassword, token: null });
  }

  /**
   * Makes a token of the demonstration's own at the first time, so that the password stays as it is for the person at the
   * keyboard; uses that token from then on. Answers the password as it was at the beginning.
   */
  async logIn(api: DemoApi): Promise<string> {
    const { adminPassword, token } = await this.#read();
    if (token !== null) {
      api.useToken(token);
      return adminPassword;
    }
    const { body: session } = await api.send<Session>('POST', '/sessions', {
      username: 'admin',
      password: adminPassword,
    });
    api.useToken(session.token);
    const expiresAt = new Date(Date.now() + TOKEN_DAYS * DAY_MS).toISOString();
    const spec = { scopes: session.scopes, expiresAt };
    const { body: made } = await api.send<{ readonly secret: string }>('POST', '/tokens', { name: tokenName(), spec });
    await this.#write({ adminPassword, token: made.secret });
    await api.send('DELETE', '/sessions/current');
    api.useToken(made.secret);
    return adminPassword;
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

/** A start that was interrupted may have made a token and not kept it: each has a name of its own. */
const tokenName = (): string => `demonstration-${Date.now().toString(36)}`;
