import { createHash, X509Certificate } from 'node:crypto';
import { DomainError } from '#libs/errors';

/** What a certificate says of itself; times are ISO 8601. */
export interface CertificateFacts {
  readonly commonName: string;
  /** Lower-case hex without separators. */
  readonly serialNumber: string;
  readonly dnsNames: readonly string[];
  readonly notBefore: string;
  readonly notAfter: string;
  /** SHA-256 of the DER form, lower-case hex. */
  readonly fingerprint: string;
}

function read(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (error) {
    throw new DomainError('invalid-input', 'The certificate cannot be read', {
      hint: 'Give a certificate in PEM form.',
      cause: error,
    });
  }
}

/** SHA-256 of the certificate's DER form as lower-case hex: how a peer without a common authority is recognised. */
export function fingerprintOf(pem: string): string {
  return createHash('sha256').update(read(pem).raw).digest('hex');
}

/** Reads the subject, the names, the serial number and the validity of a PEM certificate. */
export function certificateFacts(pem: string): CertificateFacts {
  const certificate = read(pem);
  return {
    commonName: /^CN=(.*)$/m.exec(certificate.subject)?.[1] ?? '',
    serialNumber: certificate.serialNumber.toLowerCase(),
    dnsNames: (certificate.subjectAltName ?? '')
      .split(', ')
      .filter((entry) => entry.startsWith('DNS:'))
      .map((entry) => entry.slice('DNS:'.length)),
    notBefore: new Date(certificate.validFrom).toISOString(),
    notAfter: new Date(certificate.validTo).toISOString(),
    fingerprint: createHash('sha256').update(certificate.raw).digest('hex'),
  };
}
