import { commonNameOf, generateKeys, loadX509, privateKeyToPem, SIGNING_ALGORITHM, toPem } from './x509.js';

export interface KeyAndCsr {
  readonly keyPem: string;
  readonly csrPem: string;
}

/** Makes a private key and a certificate request (PKCS #10, RFC 2986) for it; the key never leaves the machine. */
export async function createKeyAndCsr({ machineId }: { readonly machineId: string }): Promise<KeyAndCsr> {
  const x509 = await loadX509();
  const keys = await generateKeys();
  const csr = await x509.Pkcs10CertificateRequestGenerator.create({
    name: commonNameOf(machineId),
    keys,
    signingAlgorithm: SIGNING_ALGORITHM,
  });
  return { keyPem: await privateKeyToPem(keys.privateKey), csrPem: toPem(csr) };
}
