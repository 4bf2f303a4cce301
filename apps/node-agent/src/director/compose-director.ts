import { CheckEngine, type ProbeResult, type ProbeTarget } from '#libs/checks';
import type { DirectorVirtualService, HealthCheckSpec } from '#libs/contracts';
import { messageOf } from '#libs/errors';
import type { Host } from '#libs/host';
import { familyOfKey } from '#libs/ipvs';
import type { Membership } from '../identity/identity.js';
import { NodeLoads } from '../load/node-loads.js';
import type { DocumentStore } from '../machine-state/document.store.js';
import type { OwnAddress } from '../machine/machine-facts.js';
import type { NewEvent } from '../reports/report-outbox.js';
import type { Clock } from '../shared/clock.js';
import type { Log } from '../shared/log.js';
import type { StateFolder } from '../shared/state-folder.js';
import { ChecksPart } from './checks.part.js';
import { DecisionLoop } from './decision-loop.js';
import {
  drainedEvent,
  foreignEvent,
  healthEvents,
  poolEvent,
  quarantineEvent,
  unknownSettingsEvent,
} from './director-events.js';
import { DirectorPart } from './director.part.js';
import { Director } from './director.js';
import { DrainLoop } from './drain-loop.js';
import { DrainWatch } from './drain-watch.js';
import { HealthWatch, type HealthChange } from './health-watch.js';
import { KernelAbout } from './kernel-about.js';
import { KernelView } from './kernel-view.js';
import { expiresTemplates, kernelWishes } from './kernel-wishes.js';
import { probingAddress } from './own-address.js';
import { Ownership } from './ownership.js';
import { PassiveWatch } from './passive-watch.js';
import { PathMarks } from './path-marks.js';
import { pathName } from './path-probes.js';
import { PoolKeeper } from './pool-keeper.js';
import { ServiceQuarantine } from './quarantine.js';
import { SettingsPart } from './settings.part.js';
import { WatchesPart } from './watches.part.js';

const SETTINGS_LOOK_MS = 3500;

/** What the director needs of the rest of the agent. */
export interface DirectorSurroundings {
  readonly host: Host;
  readonly folder: StateFolder;
  readonly bootId: string;
  readonly documents: DocumentStore;
  readonly member: () => Membership | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly probe: (check: HealthCheckSpec, target: ProbeTarget) => Promise<ProbeResult>;
  /** The device of the cluster's segment. */
  readonly device: () => string;
  readonly ownAddresses: () => readonly OwnAddress[];
  /** Whether addresses and settings of the network stand. */
  readonly isNetworkReady: () => boolean;
  readonly tell: (event: NewEvent) => void;
  readonly wakeReconciler: () => void;
  readonly wakeReporter: () => void;
}

/** Builds all that directs, by hand. */
export function composeDirector(around: DirectorSurroundings): Director {
  const { host, folder, bootId, documents, clock, log, random, tell } = around;
  const onFault = (error: unknown): void =>
    log.error('a file of the director has a fault', { error: messageOf(error) });
  const ownership = new Ownership(folder, bootId);
  const marks = new PathMarks(folder);
  const view = new KernelView();
  const changes: HealthChange[] = [];

  const markOf = (serviceId: string, serverId: string): number | null => {
    const service = documents.current()?.director?.virtualServices.find(({ id }) => id === serviceId);
    const mark = marks.of(pathName(serviceId, serverId));
    if (service === undefined || mark === undefined || !around.isNetworkReady()) return null;
    const key = { kind: 'firewall-mark', family: familyOfKey(service.key), mark } as const;
    return view.service(key) === undefined ? null : mark;
  };
  const ownAddress = (target: string): string | null =>
    probingAddress(target, around.ownAddresses(), around.device(), documents.current());
  const health = new HealthWatch({
    engine: (onChange) =>
      new CheckEngine({
        probe: around.probe,
        monotonicMs: () => clock.monotonicMs(),
        now: () => clock.now(),
        random,
        onChange,
      }),
    markOf,
    ownAddress,
    onChange: (change) => {
      changes.push(change);
      void decisions.touch(change.service.id);
    },
  });
  const pools = new PoolKeeper({
    folder,
    clock,
    senses: {
      health: (service) => health.healthOfService(service, 'pool'),
      sorryHealth: (service) => health.healthOfService(service, 'sorry'),
      load: ({ pool, realServers }) =>
        new Map(pool.feedback === null ? [] : realServers.map((server) => [server.id, loads.of(server)])),
      ejected: ({ id }) => passive.ejected(id),
    },
    onPoolChange: (service: DirectorVirtualService, decision, from) => tell(poolEvent(service, decision, from)),
    onFault,
  });
  const loads = new NodeLoads({
    ask: async (target) => {
      const { LoadClient } = await import('../load/load-client.js');
      return new LoadClient(around.member).ask(target);
    },
    clock,
    log,
  });
  const passive: PassiveWatch = new PassiveWatch({
    ipvs: host.ipvs,
    statistics: () => table.statistics(),
    health: (serviceId, serverId) => health.health(serviceId, serverId),
    folder,
    clock,
    log,
    onChange: (serviceId) => void decisions.touch(serviceId),
  });
  const drains = new DrainWatch({
    folder,
    clock,
    onEmpty: (service, server) => tell(drainedEvent(service.name, server)),
    onFault,
  });
  const settings = new SettingsPart({
    ipvs: host.ipvs,
    modules: host.modules,
    folder,
    bootId,
    clock,
    kernelFor: kernelWishes,
    onUnknown: (names) => tell(unknownSettingsEvent(names)),
    lookEveryMs: SETTINGS_LOOK_MS,
  });
  const about = new KernelAbout(host.ipvs, settings);
  const table: DirectorPart = new DirectorPart({
    ...{ ipvs: host.ipvs, ownership, pools, marks, view, clock },
    quarantine: new ServiceQuarantine({ clock, onHeld: (service, message) => tell(quarantineEvent(service, message)) }),
    localAddresses: () => new Set(around.ownAddresses().map(({ address }) => address)),
    abilities: () => about.abilities(),
    expiresTemplates,
    onForeign: (service) => tell(foreignEvent(service)),
    onStray: around.wakeReconciler,
    onDecided: () => decisions.reconsider(),
  });
  const decisions: DecisionLoop = new DecisionLoop({
    part: table,
    pools,
    clock,
    log,
    onDecided: () => {
      for (const event of healthEvents(changes.splice(0))) tell(event);
      around.wakeReporter();
    },
  });
  const checks = new ChecksPart({ health, markOf, ownAddress });
  const drainLoop = new DrainLoop({ drains, statistics: () => table.statistics(), clock, log });
  return new Director({
    ipvs: host.ipvs,
    probe: around.probe,
    ...{ loads, passive, watches: new WatchesPart([loads, passive, drains]) },
    ...{ settings, table, checks, health, pools, drains, ownership, marks, decisions, drainLoop, about },
  });
}
