import {
  commonNameOf,
  generateKeys,
  loadX509,
  privateKeyToPem,
  serialNumber,
  SIGNING_ALGORITHM,
  toPem,
  validity,
} from './x509.js';

export interface CaCreation {
  readonly clusterId: string;
  readonly now: Date;
  readonly years: number;
}

export interface CaFiles {
  readonly caPem: string;
  readonly caKeyPem: string;
}

/** Makes the cluster's own certificate authority; path length 0 (RFC 5280 section 4.2.1.9), lifetime in years. */
export async function createCa({ clusterId, now, years }: CaCreation): Promise<CaFiles> {
  const x509 = await loadX509();
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: commonNameOf(`Directorate cluster ${clusterId}`),
    ...validity(now, years * 365),
    keys,
    signingAlgorithm: SIGNING_ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { caPem: toPem(certificate), caKeyPem: await privateKeyToPem(keys.privateKey) };
}
