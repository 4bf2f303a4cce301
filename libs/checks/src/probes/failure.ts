/** A probe's verdict: bad, with the sentence for people. */
export class ProbeFailure extends Error {
  override readonly name = 'ProbeFailure';
}

const SYSTEM: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  EHOSTUNREACH: 'host unreachable',
  ENETUNREACH: 'network unreachable',
  ECONNRESET: 'connection reset',
  EPIPE: 'connection closed',
  EADDRNOTAVAIL: 'the source address is not available',
  EMFILE: 'this director has too many open files',
  ENFILE: 'this director has too many open files',
  EACCES: 'not allowed',
  EPERM: 'not allowed (a firewall of this director, or missing rights)',
};

const NO_CA = 'its certificate does not lead to a known CA';
const TLS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself, not by a known CA',
  SELF_SIGNED_CERT_IN_CHAIN: NO_CA,
  UNABLE_TO_GET_ISSUER_CERT: NO_CA,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: NO_CA,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: NO_CA,
  CERT_SIGNATURE_FAILURE: 'its certificate has a wrong signature',
  CERT_REVOKED: 'its certificate is revoked',
  INVALID_PURPOSE: 'its certificate is not for servers',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS on this port',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'it does not speak TLS on this port',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'it wants a client certificate',
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: 'it refused the TLS handshake',
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: 'it refused our client certificate',
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: 'it does not know the CA of our client certificate',
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED: 'our client certificate has expired',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'it speaks no TLS version that we accept (1.2 or 1.3)',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'it speaks no TLS version that we accept (1.2 or 1.3)',
};

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What a code of Node's TLS means, in words about the server; null: not one of those. */
export const tlsProblem = (code: string): string | null => TLS[code] ?? null;

/** One sentence about a system's or a TLS error that a server at `where` caused. */
export function describeError(error: unknown, where: string): string {
  if (error instanceof ProbeFailure) return error.message;
  const code = codeOf(error);
  const system = SYSTEM[code];
  if (system !== undefined) return `${system}: ${where}`;
  const tls = tlsProblem(code);
  if (tls !== null) return `${where}: ${tls}`;
  return `${where}: ${error instanceof Error ? error.message : String(error)}`;
}
