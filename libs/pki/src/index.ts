export { createCa, type CaCreation, type CaFiles } from './ca.js';
export {
  createSelfSigned,
  issueServerCertificate,
  signCsr,
  type CertificateUsage,
  type CsrSigning,
  type KeyAndCertificate,
  type SelfSigning,
  type ServerCertificateIssue,
} from './certificate.js';
export { createKeyAndCsr, type KeyAndCsr } from './csr.js';
export { certificateFacts, fingerprintOf, type CertificateFacts } from './facts.js';
export { managerServerName, nodeServerName } from './names.js';
