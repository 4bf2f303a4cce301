import { chown, cp, mkdir, readdir } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { findUser, type RedisTls } from '#libs/host';
import { ensureClusterPki } from '../../../apps/manager/src/init/cluster-pki.js';

/** The door of Redis for machines, with the certificates that the manager of these stores will have too. */
export async function queueTls(dir: string): Promise<RedisTls> {
  await ensureClusterPki(join(dir, 'state'), new Date());
  const own = join(dir, 'tls');
  await mkdir(own);
  for (const name of ['ca.pem', 'redis.pem', 'redis.key']) await cp(join(dir, 'state', 'pki', name), join(own, name));
  if (userInfo().uid === 0) {
    const { uid, gid } = await findUser('redis');
    for (const name of ['.', ...(await readdir(own))]) await chown(join(own, name), uid, gid);
  }
  return {
    port: await freePort(),
    certificateFile: join(own, 'redis.pem'),
    keyFile: join(own, 'redis.key'),
    caFile: join(own, 'ca.pem'),
  };
}

/** A port that nobody has now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
