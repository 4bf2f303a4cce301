import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { z } from 'zod';
import type { Enrolment, csrResponse, enrolmentResponse } from '#libs/contracts';
import { nodeServerName } from '#libs/pki';
import type { Membership } from '../identity/identity.js';
import type { IdentityStore } from '../identity/identity.store.js';
import type { Clock } from '../shared/clock.js';
import type { Log } from '../shared/log.js';
import { used } from './join-gate.js';
import type { JoinOffer, JoinOfferStore } from './join-offer.store.js';
import { JoinRefusal } from './join-refusal.js';

export interface EnrolmentServiceOptions {
  readonly identity: IdentityStore;
  readonly offers: JoinOfferStore;
  readonly makeKeyAndCsr: (nodeId: string) => Promise<{ keyPem: string; csrPem: string }>;
  readonly clock: Clock;
  readonly log: Log;
  /** The machine becomes another member than it was: what it did for the former one is void. */
  readonly onNewMember: () => Promise<void>;
}

/** Makes the machine a member: certificate request first, then the enrolment; both may be repeated. */
export class EnrolmentService {
  constructor(private readonly options: EnrolmentServiceOptions) {}

  /** The request for the key that waits for its certificate; the same one until the node is enrolled. */
  async csr(): Promise<z.infer<typeof csrResponse>> {
    const { identity, makeKeyAndCsr } = this.options;
    const known = identity.get().pendingKey;
    if (known !== null) return { csrPem: known.csrPem };
    const made = await makeKeyAndCsr(identity.get().nodeId);
    await identity.setPendingKey(made);
    return { csrPem: made.csrPem };
  }

  async enrol(enrolment: Enrolment, offer: JoinOffer): Promise<z.infer<typeof enrolmentResponse>> {
    const { identity, offers, log } = this.options;
    const { clusterId, machineId } = enrolment;
    const former = identity.member();
    if (former !== null && former.clusterId !== clusterId) {
      throw new JoinRefusal(
        'join-key-foreign',
        `This node is the member ${former.machineName} of cluster ${former.clusterName} (${former.clusterId})`,
        'Remove it there, or run "directorate-agent leave" on the node, and make a new key.',
      );
    }
    if (offer.usedBy !== null && (offer.usedBy.clusterId !== clusterId || offer.usedBy.machineId !== machineId)) {
      throw used(offer.usedBy);
    }
    const keyPem = this.keyOf(enrolment, former);
    const alreadyEnrolled = former?.machineId === machineId;
    if (alreadyEnrolled && enrolment.epoch < identity.get().epoch) {
      throw invalid(`epoch ${enrolment.epoch} is over; this machine has seen ${identity.get().epoch}`);
    }
    if (!alreadyEnrolled) await this.options.onNewMember();
    const { epoch, ...rest } = enrolment;
    const joinedAt = alreadyEnrolled ? former.joinedAt : this.options.clock.now().toISOString();
    await identity.enrol({ ...rest, keyPem, joinedAt, isLeaving: false }, epoch);
    await offers.markUsed(offer, { clusterId, machineId });
    log.info('enrolled', { clusterId, machineId, machineName: enrolment.machineName, alreadyEnrolled });
    return { clusterId, machineId, alreadyEnrolled };
  }

  /** The private key that the new certificate is for: the one of the last request, or the member's own. */
  private keyOf(enrolment: Enrolment, former: Membership | null): string {
    const { identity, clock } = this.options;
    const ca = readCertificate(enrolment.caPem, 'authority');
    const certificate = readCertificate(enrolment.certificatePem, 'node');
    if (!ca.ca || !certificate.verify(ca.publicKey)) throw invalid('the certificate is not signed by the authority');
    const name = nodeServerName(enrolment.machineId, enrolment.clusterId);
    if (certificate.checkHost(name) === undefined) throw invalid(`the certificate is not for ${name}`);
    const now = clock.now().getTime();
    if (now < Date.parse(certificate.validFrom) || now > Date.parse(certificate.validTo)) {
      throw new JoinRefusal(
        'invalid-input',
        `The certificate is valid from ${certificate.validFrom} to ${certificate.validTo}, but it is ${clock.now().toISOString()} here`,
        'Set the clocks of both machines (for instance: apt install chrony).',
      );
    }
    const keys = [identity.get().pendingKey?.keyPem, former?.keyPem];
    const keyPem = keys.find((pem) => pem !== undefined && certificate.checkPrivateKey(createPrivateKey(pem)));
    if (keyPem === undefined) throw invalid('the certificate is not for the key of this node');
    return keyPem;
  }
}

function readCertificate(pem: string, whose: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw invalid(`the ${whose} certificate cannot be read`);
  }
}

function invalid(what: string): JoinRefusal {
  return new JoinRefusal('invalid-input', `The enrolment is not valid: ${what}`, 'Ask the node for a new request.');
}
