import type { AgentConfig } from '#libs/config';
import type { Host } from '#libs/host';
import { createKeyAndCsr, createSelfSigned } from '#libs/pki';
import type { IdentityStore } from '../identity/identity.store.js';
import { systemLoad } from '../load/load-reader.js';
import { nodeFacts, segmentDevice, type MachineFacts } from '../machine/machine-facts.js';
import type { Clock } from '../shared/clock.js';
import type { Log } from '../shared/log.js';
import type { StateFolder } from '../shared/state-folder.js';
import { AGENT_VERSION } from '../version.js';
import { runChecks, type JoinCheck } from './checks/check.js';
import { kernelModulesCheck } from './checks/kernel-modules.check.js';
import { agentVersionCheck, diskCheck, hostedDataCheck, membershipCheck, portsCheck } from './checks/machine.checks.js';
import { directRoutingCheck, masqueradingCheck, tunnelingCheck } from './checks/method.checks.js';
import { arpSysctlsCheck, virtualIpConflictCheck } from './checks/network.checks.js';
import { reachManagerCheck } from './checks/reach-manager.check.js';
import { EnrolmentService } from './enrolment.service.js';
import { JoinGate } from './join-gate.js';
import { JoinKeyMaker } from './join-key.maker.js';
import { JoinOfferStore } from './join-offer.store.js';
import { JoinServer } from './join-server.js';
import { LocalPage } from './local-page.js';

export interface JoinParts {
  readonly config: AgentConfig;
  readonly host: Host;
  readonly folder: StateFolder;
  readonly identity: IdentityStore;
  readonly machine: MachineFacts;
  readonly clock: Clock;
  readonly log: Log;
  readonly onNewMember: () => Promise<void>;
  readonly isConnected: () => boolean;
}

/** The offers of join keys on the disk; the certificate behind them is made once. */
export function composeOffers(folder: StateFolder, clock: Clock): JoinOfferStore {
  return new JoinOfferStore(folder, (days) =>
    createSelfSigned({ commonName: 'directorate-agent', now: clock.now(), days }),
  );
}

export function composeKeyMaker(
  parts: Pick<JoinParts, 'config' | 'identity' | 'machine' | 'clock'>,
  offers: JoinOfferStore,
): JoinKeyMaker {
  const { config, identity, machine, clock } = parts;
  return new JoinKeyMaker({
    identity,
    offers,
    hostname: machine.hostname,
    addresses: config.addresses,
    port: config.port,
    clock,
  });
}

/** What serves the join: the HTTPS port, and the local page unless it is off. */
export function composeJoin(parts: JoinParts): { readonly joinServer: JoinServer; readonly page: LocalPage | null } {
  const { config, host, folder, identity, machine, clock, log } = parts;
  const offers = composeOffers(folder, clock);
  const enrolment = new EnrolmentService({
    identity,
    offers,
    makeKeyAndCsr: (machineId) => createKeyAndCsr({ machineId }),
    clock,
    log,
    onNewMember: parts.onNewMember,
  });
  const checks = joinChecks(parts);
  const load = systemLoad(config.queueFile, clock);
  const joinServer = new JoinServer({
    port: config.port,
    identity,
    offers,
    gate: new JoinGate(offers, identity, clock),
    enrolment,
    facts: () => nodeFacts(machine, identity, host.network, clock),
    test: (request) => runChecks(checks, request),
    load: () => load.read(),
    log,
  });
  const keys = composeKeyMaker(parts, offers);
  const { isConnected } = parts;
  const page = new LocalPage({
    port: config.pagePort,
    hostname: machine.hostname,
    folder,
    identity,
    keys,
    isConnected,
    log,
  });
  return { joinServer, page: config.pagePort === 0 ? null : page };
}

function joinChecks({ config, host, identity }: JoinParts): JoinCheck[] {
  const device = (): string => segmentDevice(config.device, config.addresses);
  return [
    reachManagerCheck,
    kernelModulesCheck(host.modules),
    directRoutingCheck(host.network),
    tunnelingCheck(host.network, host.modules),
    masqueradingCheck(host.network),
    arpSysctlsCheck(host.network, device),
    virtualIpConflictCheck(host.network),
    diskCheck(config.stateDir),
    portsCheck(config.port),
    agentVersionCheck(AGENT_VERSION),
    hostedDataCheck(config.hostedData),
    membershipCheck(() => identity.member()),
  ];
}
