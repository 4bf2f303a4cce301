import { readFile } from 'node:fs/promises';
import { DomainError } from '#libs/errors';
import type { ProcessUser } from './run-as.js';

/** Looks a user of this machine up by name; passwd(5). */
export async function findUser(name: string, file = '/etc/passwd'): Promise<ProcessUser> {
  const lines = (await readFile(file, 'utf8')).split('\n').map((line) => line.split(':'));
  const found = lines.find((fields) => fields[0] === name);
  const [uid, gid] = [Number(found?.[2]), Number(found?.[3])];
  if (!Number.isInteger(uid) || !Number.isInteger(gid)) {
    throw new DomainError('not-found', `This machine has no user ${name}.`, {
      hint: 'The package of the server makes it; install that first.',
    });
  }
  return { uid, gid };
}
