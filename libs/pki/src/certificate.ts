import type { webcrypto } from 'node:crypto';
import type * as x509 from '@peculiar/x509';
import { DomainError } from '#libs/errors';
import {
  commonNameOf,
  generateKeys,
  loadX509,
  privateKeyFromPem,
  privateKeyToPem,
  serialNumber,
  SIGNING_ALGORITHM,
  toPem,
  validity,
} from './x509.js';

/** What the holder may be in a TLS connection (extended key usage, RFC 5280 section 4.2.1.12). */
export type CertificateUsage = 'server' | 'client' | 'both';

export interface KeyAndCertificate {
  readonly keyPem: string;
  readonly certificatePem: string;
}

export interface CsrSigning {
  readonly caPem: string;
  readonly caKeyPem: string;
  readonly csrPem: string;
  readonly commonName: string;
  readonly dnsNames: readonly string[];
  readonly usage: CertificateUsage;
  readonly now: Date;
  readonly days: number;
}

export interface ServerCertificateIssue {
  readonly caPem: string;
  readonly caKeyPem: string;
  readonly dnsNames: readonly [string, ...string[]];
  readonly ipAddresses?: readonly string[];
  readonly now: Date;
  readonly days: number;
}

export interface SelfSigning {
  readonly commonName: string;
  readonly now: Date;
  readonly days: number;
}

/** Object identifiers of id-kp-serverAuth and id-kp-clientAuth. */
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
const USAGES: Record<CertificateUsage, string[]> = {
  server: [SERVER_AUTH],
  client: [CLIENT_AUTH],
  both: [SERVER_AUTH, CLIENT_AUTH],
};

interface LeafDescription {
  readonly commonName: string;
  readonly names: x509.JsonGeneralNames;
  readonly usage: CertificateUsage;
  readonly publicKey: x509.PublicKey | webcrypto.CryptoKey;
  readonly now: Date;
  readonly days: number;
}

async function signLeaf(caPem: string, caKeyPem: string, leaf: LeafDescription): Promise<string> {
  const x509 = await loadX509();
  const ca = new x509.X509Certificate(caPem);
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: commonNameOf(leaf.commonName),
    issuer: ca.subjectName,
    ...validity(leaf.now, leaf.days),
    publicKey: leaf.publicKey,
    signingKey: await privateKeyFromPem(caKeyPem),
    signingAlgorithm: SIGNING_ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension(USAGES[leaf.usage]),
      ...(leaf.names.length === 0 ? [] : [new x509.SubjectAlternativeNameExtension(leaf.names)]),
      await x509.SubjectKeyIdentifierExtension.create(leaf.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(ca.publicKey),
    ],
  });
  return toPem(certificate);
}

async function readVerifiedCsr(csrPem: string): Promise<x509.Pkcs10CertificateRequest> {
  const { Pkcs10CertificateRequest } = await loadX509();
  let csr: x509.Pkcs10CertificateRequest;
  let isSigned: boolean;
  try {
    csr = new Pkcs10CertificateRequest(csrPem);
    isSigned = await csr.verify();
  } catch (error) {
    throw new DomainError('invalid-input', 'The certificate request cannot be read', {
      hint: 'Ask the node for a new request.',
      cause: error,
    });
  }
  if (!isSigned) {
    throw new DomainError('invalid-input', 'The signature of the certificate request does not match its key', {
      hint: 'Ask the node for a new request.',
    });
  }
  return csr;
}

/**
 * Signs the public key of a verified certificate request; validity in days. Subject and names come from the caller,
 * never from the request, so a node cannot ask for another machine's name.
 */
export async function signCsr(signing: CsrSigning): Promise<string> {
  const csr = await readVerifiedCsr(signing.csrPem);
  return signLeaf(signing.caPem, signing.caKeyPem, {
    commonName: signing.commonName,
    names: signing.dnsNames.map((value) => ({ type: 'dns', value })),
    usage: signing.usage,
    publicKey: csr.publicKey,
    now: signing.now,
    days: signing.days,
  });
}

/** Makes a key and a server certificate that is also good as a client's; the first DNS name is the common name. */
export async function issueServerCertificate(issue: ServerCertificateIssue): Promise<KeyAndCertificate> {
  const keys = await generateKeys();
  const certificatePem = await signLeaf(issue.caPem, issue.caKeyPem, {
    commonName: issue.dnsNames[0],
    names: [
      ...issue.dnsNames.map((value) => ({ type: 'dns' as const, value })),
      ...(issue.ipAddresses ?? []).map((value) => ({ type: 'ip' as const, value })),
    ],
    usage: 'both',
    publicKey: keys.publicKey,
    now: issue.now,
    days: issue.days,
  });
  return { keyPem: await privateKeyToPem(keys.privateKey), certificatePem };
}

/** Makes a key and a certificate that nobody vouches for: its peer knows it by its fingerprint alone. */
export async function createSelfSigned({ commonName, now, days }: SelfSigning): Promise<KeyAndCertificate> {
  const x509 = await loadX509();
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: commonNameOf(commonName),
    ...validity(now, days),
    keys,
    signingAlgorithm: SIGNING_ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension(USAGES.server),
    ],
  });
  return { keyPem: await privateKeyToPem(keys.privateKey), certificatePem: toPem(certificate) };
}
