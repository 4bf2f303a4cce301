import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { certificateFacts, createCa, issueServerCertificate, managerServerName } from '#libs/pki';
import { ulid } from 'ulid';

const CA_YEARS = 10;
const SERVER_DAYS = 825;
const RENEW_DAYS = 60;
const DAY_MS = 86_400_000;

/** The files of the cluster's certificates in `<stateDir>/pki`. */
export interface ClusterPki {
  readonly clusterId: string;
  readonly caPem: string;
  readonly caKeyPem: string;
}

/** Makes what is missing of the cluster's id, CA and server certificates, and renews what soon ends; keys are 0600. */
export async function ensureClusterPki(stateDir: string, now: Date): Promise<ClusterPki> {
  const folder = join(stateDir, 'pki');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const clusterId = await kept(join(folder, 'cluster-id'), 0o644, () => ulid(now.getTime()));
  let caPem = await read(join(folder, 'ca.pem'));
  let caKeyPem = await read(join(folder, 'ca.key'));
  if (caPem === null || caKeyPem === null) {
    ({ caPem, caKeyPem } = await createCa({ clusterId, now, years: CA_YEARS }));
    await writeWhole(join(folder, 'ca.key'), caKeyPem, 0o600);
    await writeWhole(join(folder, 'ca.pem'), caPem, 0o644);
  }
  const pki = { clusterId, caPem, caKeyPem };
  for (const name of ['manager', 'redis']) await ensureServerCertificate(folder, name, pki, now);
  return pki;
}

async function ensureServerCertificate(folder: string, name: string, pki: ClusterPki, now: Date): Promise<void> {
  const present = await read(join(folder, `${name}.pem`));
  const key = await read(join(folder, `${name}.key`));
  const renewAt = now.getTime() + RENEW_DAYS * DAY_MS;
  if (present !== null && key !== null && Date.parse(certificateFacts(present).notAfter) > renewAt) return;
  const { keyPem, certificatePem } = await issueServerCertificate({
    ...pki,
    dnsNames: [managerServerName(pki.clusterId), hostname(), 'localhost'],
    ipAddresses: ['127.0.0.1', '::1'],
    now,
    days: SERVER_DAYS,
  });
  await writeWhole(join(folder, `${name}.key`), keyPem, 0o600);
  // With the CA behind it, so that a node that is not a member yet can compare the CA's fingerprint with its join request.
  await writeWhole(join(folder, `${name}.pem`), certificatePem + pki.caPem, 0o644);
}

async function kept(path: string, mode: number, make: () => string): Promise<string> {
  const present = await read(path);
  if (present !== null) return present.trim();
  const made = make();
  await writeWhole(path, `${made}\n`, mode);
  return made;
}

async function read(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Readers see the old file or the whole new one, also after a power cut. */
async function writeWhole(path: string, text: string, mode: number): Promise<void> {
  const temporary = `${path}.new`;
  const file = await open(temporary, 'w', mode);
  try {
    await file.chmod(mode);
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}
