import { Injectable } from '@nestjs/common';
import type { MachineReport, MachineState, ObservedRealServer } from '#libs/contracts';
import { Clock } from '../common/clock.js';
import { Transactor } from '../common/database/transactor.js';
import { MachineStateRepository } from '../machine-states/machine-state.repository.js';
import { isFresh } from '../observations/freshness.js';
import { ObservationStore } from '../observations/observation-store.js';
import type { ServerSight } from './decide-drain.js';
import type { DrainServer } from './drain.js';
import { type DrainableServer, DrainedServers } from './drained-servers.js';

/** One director that has services, with what it said last about them. */
interface Witness {
  readonly document: MachineState;
  /** Null: it is silent. */
  readonly report: MachineReport | null;
  readonly hasApplied: boolean;
}

/** What directors report of one draining server; connections over all of them. */
export interface ServerProgress {
  readonly activeConnections: number;
  readonly inactiveConnections: number;
  readonly pinnedClients: number;
  readonly endingPerMinute: number | null;
  readonly emptyInSeconds: number | null;
  /** Every director that has it was heard of late. */
  readonly isKnown: boolean;
  /** Every director that has it does what it was told last. */
  readonly isApplied: boolean;
}

/** A slow start that is not reported as over so long after its time holds nothing up. */
const SLOW_START_MARGIN_SECONDS = 60;

/** What is seen of the servers of drains, in the reports of all directors that have them. */
@Injectable()
export class ServerSights {
  constructor(
    private readonly servers: DrainedServers,
    private readonly states: MachineStateRepository,
    private readonly store: ObservationStore,
    private readonly transactor: Transactor,
    private readonly clock: Clock,
  ) {}

  async of(drained: readonly DrainServer[]): Promise<Map<string, ServerSight>> {
    const rows = await this.servers.of(
      this.transactor.reader,
      drained.map(({ realServerId }) => realServerId),
    );
    const witnesses = await this.witnesses();
    return new Map(
      drained.map((server) => {
        const row = rows.find(({ id }) => id === server.realServerId) ?? null;
        return [server.realServerId, sightOf(server, row, witnesses)];
      }),
    );
  }

  async progress(realServerIds: readonly string[]): Promise<Map<string, ServerProgress>> {
    const witnesses = await this.witnesses();
    return new Map(realServerIds.map((id) => [id, progressOf(id, witnesses)]));
  }

  private async witnesses(): Promise<Witness[]> {
    const now = this.clock.now();
    const documents = [...(await this.states.newest()).values()].filter(({ director }) => director !== null);
    return documents.map((document) => {
      const observation = this.store.of(document.machineId);
      const report = isFresh(observation, now) ? observation.report : null;
      return { document, report, hasApplied: report !== null && report.appliedRevision >= document.revision };
    });
  }
}

const having = (id: string, witnesses: readonly Witness[]): Witness[] =>
  witnesses.filter(({ document }) =>
    document.director?.virtualServices.some(({ realServers }) => realServers.some((server) => server.id === id)),
  );

const seenBy = (id: string, { report }: Witness): ObservedRealServer | undefined =>
  report?.virtualServices.flatMap(({ realServers }) => realServers).find((server) => server.id === id);

function sightOf(drained: DrainServer, row: DrainableServer | null, witnesses: readonly Witness[]): ServerSight {
  if (row === null) return { adminState: null, isEmpty: false, isBack: false };
  const directors = having(row.id, witnesses);
  const haveApplied = directors.every(({ hasApplied }) => hasApplied);
  const seen = directors.map((witness) => seenBy(row.id, witness));
  return {
    adminState: row.adminState,
    isEmpty: haveApplied && seen.every((server) => server === undefined || isEmpty(server, drained, row)),
    isBack: haveApplied && seen.every((server) => server !== undefined && isBack(server, drained, row)),
  };
}

/** Connections of TCP that only close are not waited for; other protocols have no established ones, so theirs all count. */
function isEmpty(server: ObservedRealServer, { mode }: DrainServer, { protocol }: DrainableServer): boolean {
  if (server.config !== null && server.config.weight > 0) return false;
  const live = server.activeConnections + (protocol === 'tcp' ? 0 : server.inactiveConnections);
  const pinned = server.drain?.pinnedClients ?? server.persistentConnections;
  return live === 0 && (mode !== 'graceful' || pinned === 0);
}

function isBack(server: ObservedRealServer, { returningSeconds }: DrainServer, row: DrainableServer): boolean {
  const { config, health, causes } = server;
  if (config === null || health?.state === 'down' || health?.state === 'unknown') return false;
  if (row.weight === 0) return true;
  const isRamping = row.slowStartSeconds > 0 && causes.some(({ stage }) => stage === 'slow-start');
  const isLate = (returningSeconds ?? 0) > row.slowStartSeconds + SLOW_START_MARGIN_SECONDS;
  return config.weight > 0 && (!isRamping || isLate);
}

function progressOf(id: string, witnesses: readonly Witness[]): ServerProgress {
  const directors = having(id, witnesses);
  const seen = directors.map((witness) => seenBy(id, witness)).filter((server) => server !== undefined);
  const sum = (count: (server: ObservedRealServer) => number): number =>
    seen.reduce((total, server) => total + count(server), 0);
  const drains = seen.map(({ drain }) => drain).filter((drain) => drain !== null);
  const rates = drains.map(({ endingPerMinute }) => endingPerMinute).filter((rate) => rate !== null);
  const ends = drains.map(({ emptyInSeconds }) => emptyInSeconds).filter((seconds) => seconds !== null);
  return {
    activeConnections: sum((server) => server.activeConnections),
    inactiveConnections: sum((server) => server.inactiveConnections),
    pinnedClients: sum((server) => server.drain?.pinnedClients ?? server.persistentConnections),
    endingPerMinute: rates.length === 0 ? null : rates.reduce((total, rate) => total + rate, 0),
    emptyInSeconds: ends.length === 0 || ends.length < drains.length ? null : Math.max(...ends),
    isKnown: directors.every(({ report }) => report !== null),
    isApplied: directors.every(({ hasApplied }) => hasApplied),
  };
}
