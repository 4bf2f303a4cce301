import type { ProbeResult, ProbeTarget } from '#libs/checks';
import type { HealthCheckSpec } from '#libs/contracts';
import type { Director } from '../director/director.js';
import type { IdentityStore } from '../identity/identity.store.js';
import type { DocumentStore } from '../machine-state/document.store.js';
import type { Reconciler } from '../machine-state/reconciler.js';
import type { Reporter } from '../reports/reporter.js';
import type { ServiceSupervisor } from '../services/service-supervisor.js';
import type { Clock } from '../shared/clock.js';
import { tryChecks } from './check-trial.js';
import { CommandFailed, CommandRefused, type CommandHandlers } from './command-handlers.js';
import type { Diagnosis } from './diagnosis.js';
import { directorCommands } from './director-commands.js';
import type { Leaving } from './leave.js';

export interface HandlerParts {
  readonly identity: IdentityStore;
  readonly documents: DocumentStore;
  readonly reconciler: Reconciler;
  readonly director: Director;
  readonly services: ServiceSupervisor;
  readonly reporter: Reporter;
  readonly diagnosis: Diagnosis;
  readonly leaving: Leaving;
  readonly probe: (check: HealthCheckSpec, target: ProbeTarget) => Promise<ProbeResult>;
  readonly clock: Clock;
}

/** What each command does; the table is closed, and nothing in a payload becomes a program or a path. */
export function commandHandlers(parts: HandlerParts): CommandHandlers {
  return {
    'machine-state.apply': async ({ state }, context) => {
      const member = parts.identity.member();
      if (state.machineId !== member?.machineId || state.clusterId !== member.clusterId) {
        throw new CommandRefused('foreign-machine', 'The document is for another machine');
      }
      if (member.isLeaving) throw new CommandRefused('leaving', 'The machine is leaving the cluster');
      await parts.documents.accept(state);
      context.progress(30, 'the document is stored');
      const { appliedRevision, failures, steps } = await parts.reconciler.wake();
      const result = { revision: state.revision, appliedRevision, steps, failures };
      const [failure] = failures;
      if (failure === undefined) return result;
      throw new CommandFailed('apply-failed', `${failure.subject}: ${failure.message}`, result);
    },
    'service.control': async ({ service, action }, { commandId }) => {
      const status = await parts.services.control(service, action, commandId);
      parts.reporter.wake();
      return status;
    },
    'diagnosis.collect': () => parts.diagnosis.collect(),
    'manager.moved': async ({ endpoints }) => {
      if (await parts.identity.moveManager(endpoints)) return { sequence: endpoints.sequence };
      throw new CommandRefused('superseded', 'This machine knows a newer place of the manager');
    },
    ...directorCommands(parts.director, () => parts.documents.current()),
    'health.trial': (trial, context) => {
      if (!parts.director.table.isDirector())
        throw new CommandRefused('not-a-director', 'This machine directs nothing');
      return tryChecks(trial, {
        probe: parts.probe,
        clock: parts.clock,
        onServer: (percent, line) => context.progress(percent, line),
      });
    },
    'node.leave': async (_payload, context) => {
      context.progress(10, 'undoing what the cluster changed');
      const failures = await parts.leaving.undo();
      const [failure] = failures;
      if (failure === undefined) return { undone: true };
      throw new CommandFailed('undo-failed', `${failure.subject}: ${failure.message}`, { failures });
    },
  };
}
