export { createCa, type CaFiles } from './ca.js';
export { createSelfSigned, issueServerCertificate, signCsr } from './certificate.js';
export { createKeyAndCsr } from './csr.js';
export { certificateFacts, fingerprintOf } from './facts.js';
export { isMachineName, managerServerName, nodeServerName } from './names.js';
