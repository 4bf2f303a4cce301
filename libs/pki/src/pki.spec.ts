import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer, type Server, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  certificateFacts,
  createCa,
  createKeyAndCsr,
  createSelfSigned,
  fingerprintOf,
  issueServerCertificate,
  managerServerName,
  nodeServerName,
  signCsr,
  type CaFiles,
} from './index.js';

const CLUSTER = '01JCLSTER00000000000000000';
const MACHINE = '01JMACH1NE0000000000000000';
const now = new Date();

describe('pki', () => {
  let ca: CaFiles;
  const folder = mkdtempSync(join(tmpdir(), 'directorate-pki-'));

  beforeAll(async () => {
    ca = await createCa({ clusterId: CLUSTER, now, years: 10 });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const openssl = (...args: string[]): string => execFileSync('openssl', args, { encoding: 'utf8', stdio: 'pipe' });

  it('makes an authority and leaves that OpenSSL verifies', async () => {
    const { csrPem } = await createKeyAndCsr({ machineId: MACHINE });
    const dnsNames = [nodeServerName(MACHINE, CLUSTER)];
    const certificatePem = await signCsr({
      ...ca,
      csrPem,
      commonName: MACHINE,
      dnsNames,
      usage: 'both',
      now,
      days: 30,
    });
    writeFileSync(join(folder, 'ca.pem'), ca.caPem);
    writeFileSync(join(folder, 'leaf.pem'), certificatePem);
    const verify = (purpose: string): string =>
      openssl(
        'verify',
        '-x509_strict',
        '-purpose',
        purpose,
        '-CAfile',
        join(folder, 'ca.pem'),
        join(folder, 'leaf.pem'),
      );
    expect(verify('sslserver')).toContain('OK');
    expect(verify('sslclient')).toContain('OK');
    expect(certificateFacts(certificatePem)).toMatchObject({ commonName: MACHINE, dnsNames });
  });

  it('takes subject and names from the caller, not from the request', async () => {
    const { csrPem } = await createKeyAndCsr({ machineId: 'somebody-else' });
    const certificatePem = await signCsr({
      ...ca, csrPem, commonName: MACHINE, dnsNames: [], usage: 'client', now, days: 1,
    }); // prettier-ignore
    expect(certificateFacts(certificatePem)).toMatchObject({ commonName: MACHINE, dnsNames: [] });
  });

  it('refuses a request whose signature is not by its key', async () => {
    const [one, two] = await Promise.all([createKeyAndCsr({ machineId: 'a' }), createKeyAndCsr({ machineId: 'b' })]);
    const der = (pem: string): Buffer => Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64');
    const forged = Buffer.from(der(one.csrPem));
    der(two.csrPem).copy(forged, forged.length - 20, der(two.csrPem).length - 20);
    const csrPem = `-----BEGIN CERTIFICATE REQUEST-----\n${forged.toString('base64')}\n-----END CERTIFICATE REQUEST-----`;
    const signing = signCsr({ ...ca, csrPem, commonName: MACHINE, dnsNames: [], usage: 'both', now, days: 1 });
    await expect(signing).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(
      signCsr({ ...ca, csrPem: 'nonsense', commonName: MACHINE, dnsNames: [], usage: 'both', now, days: 1 }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('fingerprints the DER form as OpenSSL does', async () => {
    const { certificatePem } = await createSelfSigned({ commonName: 'node', now, days: 2 });
    writeFileSync(join(folder, 'self.pem'), certificatePem);
    const theirs = openssl('x509', '-in', join(folder, 'self.pem'), '-noout', '-fingerprint', '-sha256');
    expect(theirs.trim().split('=')[1]?.replaceAll(':', '').toLowerCase()).toBe(fingerprintOf(certificatePem));
  });

  describe('in a TLS connection', () => {
    let server: Server;
    const name = managerServerName(CLUSTER);
    beforeAll(async () => {
      const { keyPem, certificatePem } = await issueServerCertificate({ ...ca, dnsNames: [name], now, days: 30 });
      server = createServer({ key: keyPem, cert: certificatePem }, (socket) => socket.end());
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    });
    afterAll(() => server.close());

    const outcome = (caPem: string, servername: string): Promise<string> =>
      new Promise((resolve) => {
        const { port } = server.address() as { port: number };
        const socket: TLSSocket = connect({ host: '127.0.0.1', port, ca: caPem, servername }, () => {
          resolve('accepted');
          socket.destroy();
        });
        socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
      });

    it('is accepted by the name, whatever the address', async () => {
      await expect(outcome(ca.caPem, name)).resolves.toBe('accepted');
    });
    it('is refused under another name or another authority', async () => {
      const other = await createCa({ clusterId: 'other', now, years: 1 });
      await expect(outcome(ca.caPem, managerServerName('01OTHER'))).resolves.toBe('ERR_TLS_CERT_ALTNAME_INVALID');
      await expect(outcome(other.caPem, name)).resolves.toMatch(/SIGNATURE|SELF_SIGNED|UNABLE/);
    });
  });
});
