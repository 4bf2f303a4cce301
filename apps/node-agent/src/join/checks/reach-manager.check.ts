import { connect, type DetailedPeerCertificate } from 'node:tls';
import type { JoinTestRequest } from '#libs/contracts';
import { managerServerName } from '#libs/pki';
import { fail, pass, warn, type JoinCheck, type Verdict } from './check.js';

const TIMEOUT_MS = 5000;

interface Answer {
  readonly target: string;
  readonly fault: string | null;
  readonly ms: number;
}

/** TLS to every address of the manager, on the API's and the queue's port, as this node will need it. */
export const reachManagerCheck: JoinCheck = {
  check: 'reach-manager',
  title: 'The node reaches the manager',
  async run(request): Promise<Verdict> {
    const { addresses, apiPort, redisPort } = request.endpoints;
    const answers = await Promise.all(
      addresses.flatMap((address) => [apiPort, redisPort].map((port) => reach(address, port, request))),
    );
    const told = answers.map(({ target, fault, ms }) => `${target}: ${fault ?? `${ms.toFixed(0)} ms`}`).join('; ');
    const isWhole = (address: string): boolean =>
      answers.every(({ target, fault }) => fault === null || !target.startsWith(`${address} `));
    const fix = `Open TCP ports ${apiPort} and ${redisPort} of the manager for this node, and check the route to it (ip route get).`;
    if (answers.every(({ fault }) => fault === null)) return pass(told);
    return addresses.some(isWhole) ? warn(told, fix) : fail(told, fix);
  },
};

function reach(address: string, port: number, request: JoinTestRequest): Promise<Answer> {
  const startedMs = performance.now();
  return new Promise((resolve) => {
    const socket = connect({
      host: address,
      port,
      servername: managerServerName(request.clusterId),
      // Nobody vouches for the authority before the node is enrolled; the fingerprint does.
      rejectUnauthorized: false,
    });
    const finish = (fault: string | null): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ target: `${address} port ${port}`, fault, ms: performance.now() - startedMs });
    };
    const timer = setTimeout(() => finish(`no answer in ${TIMEOUT_MS} ms`), TIMEOUT_MS);
    socket.once('secureConnect', () => finish(faultOf(socket.getPeerCertificate(true), request)));
    socket.once('error', (error: NodeJS.ErrnoException) => finish(error.code ?? error.message));
  });
}

function faultOf(certificate: DetailedPeerCertificate, request: JoinTestRequest): string | null {
  const wanted = `DNS:${managerServerName(request.clusterId)}`;
  if (certificate.subjectaltname?.split(', ').includes(wanted) !== true) return 'another server answers there';
  const issuer = certificate.issuerCertificate as DetailedPeerCertificate | undefined;
  if (issuer === undefined || issuer.fingerprint256 === certificate.fingerprint256) return null;
  const fingerprint = issuer.fingerprint256.replaceAll(':', '').toLowerCase();
  return fingerprint === request.caFingerprint ? null : "its certificate is not of the cluster's authority";
}
