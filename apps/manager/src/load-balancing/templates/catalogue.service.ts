import { Injectable } from '@nestjs/common';
import type { MachineReport } from '#libs/contracts';
import { KERNEL_SETTINGS, PERSISTENCE_ENGINES, SCHEDULERS, TUNNEL_TYPES } from '#libs/domain';
import { Clock } from '../../common/clock.js';
import { isFresh } from '../../observations/freshness.js';
import { ObservationStore } from '../../observations/observation-store.js';
import type { Machine } from '../../nodes/machine.js';
import { MachineRepository } from '../../nodes/machine.repository.js';
import type { AbilityView, DirectorCapabilitiesView, SchedulerView } from './catalogue.dto.js';
import { SCHEDULER_HELP } from './scheduler-help.js';

/** What there is to choose from, and whether the directors' kernels have it. */
@Injectable()
export class Catalogue {
  constructor(
    private readonly machines: MachineRepository,
    private readonly store: ObservationStore,
    private readonly clock: Clock,
  ) {}

  async schedulers(): Promise<SchedulerView[]> {
    const directors = await this.directors();
    return SCHEDULER_HELP.map(({ looksAt, flags, ...help }) => {
      const seen = directors.map(({ id, name }) => ({
        ...{ directorId: id, name },
        available: has(schedulersOf(this.reportOf(id)), help.name),
      }));
      const told = seen.map(({ available }) => available).filter((available) => available !== null);
      const available = told.length === 0 ? null : told.every(Boolean);
      return { ...help, looksAt: [...looksAt], flags: [...flags], available, directors: seen };
    });
  }

  async capabilities(): Promise<DirectorCapabilitiesView[]> {
    return (await this.directors()).map((director) => this.capabilitiesOf(director));
  }

  private capabilitiesOf({ id, name }: Machine): DirectorCapabilitiesView {
    const observation = this.store.of(id);
    const report = observation?.report ?? null;
    const ipvs = report?.ipvs ?? null;
    const settings = ipvs === null ? null : Object.keys(ipvs.settings);
    return {
      ...{ directorId: id, name, at: observation?.observedAt.toISOString() ?? null },
      fresh: isFresh(observation, this.clock.now()),
      kernelRelease: report?.kernelRelease ?? null,
      driver: ipvs?.driver ?? null,
      ipvsVersion: ipvs?.version ?? null,
      connectionTableSize: ipvs?.connectionTableSize ?? null,
      schedulers: abilities(SCHEDULERS, schedulersOf(report)),
      tunnelTypes: abilities(TUNNEL_TYPES, ipvs?.tunnelTypes ?? null),
      persistenceEngines: abilities(PERSISTENCE_ENGINES, ipvs?.persistenceEngines ?? null),
      kernelSettings: abilities(
        KERNEL_SETTINGS.map((setting) => setting.name),
        settings,
      ),
    };
  }

  private async directors(): Promise<Machine[]> {
    return (await this.machines.list()).filter(({ roles, state }) => roles.includes('director') && state !== 'joining');
  }

  private reportOf(id: string): MachineReport | null {
    return this.store.of(id)?.report ?? null;
  }
}

/** A director's first report can come before it knows that it is one: no scheduler at all means not told yet. */
function schedulersOf(report: MachineReport | null): readonly string[] | null {
  return report === null || report.schedulers.length === 0 ? null : report.schedulers;
}

const has = (present: readonly string[] | null, name: string): boolean | null =>
  present === null ? null : present.includes(name);

const abilities = (names: readonly string[], present: readonly string[] | null): AbilityView[] =>
  names.map((name) => ({ name, available: has(present, name) }));
