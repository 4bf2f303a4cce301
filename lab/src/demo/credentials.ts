import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '#libs/errors';
import type { DemoApi } from './api.js';

/** What the demonstration keeps to use the API again at its next start. */
interface Kept {
  readonly token: string;
  readonly adminPassword: string;
}

const TOKEN_DAYS = 364;
const DAY_MS = 86_400_000;

/**
 * Logs in with the one-time password and makes a token of its own, so that the password stays as it is for the person
 * at the keyboard; from the second start on, uses that token. Answers the password as it was at the beginning.
 */
export async function logIn(api: DemoApi, dir: string, newPassword: string | null): Promise<string> {
  const file = join(dir, 'demonstration.json');
  if (newPassword === null) {
    const kept = await readKept(file);
    api.useToken(kept.token);
    return kept.adminPassword;
  }
  interface Session {
    readonly token: string;
    readonly scopes: readonly string[];
  }
  const credentials = { username: 'admin', password: newPassword };
  const { body: session } = await api.send<Session>('POST', '/sessions', credentials);
  api.useToken(session.token);
  const expiresAt = new Date(Date.now() + TOKEN_DAYS * DAY_MS).toISOString();
  const { body: token } = await api.send<{ readonly secret: string }>('POST', '/tokens', {
    name: 'demonstration',
    spec: { scopes: session.scopes, expiresAt },
  });
  await api.send('DELETE', '/sessions/current');
  api.useToken(token.secret);
  const kept: Kept = { token: token.secret, adminPassword: newPassword };
  await writeFile(file, JSON.stringify(kept), { mode: 0o600 });
  return newPassword;
}

async function readKept(file: string): Promise<Kept> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Kept;
  } catch (cause) {
    throw new DomainError('unavailable', `The cluster was set up before, but ${file} cannot be read.`, {
      hint: 'Remove the state folder to begin anew.',
      cause,
    });
  }
}
