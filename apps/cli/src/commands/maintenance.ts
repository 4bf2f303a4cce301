import { Option, type Command } from 'commander';
import { unwrap, type Schemas } from '#libs/api-client';
import { asChange, changeQuery, idempotent, settle, settleStored, type ChangeOptions } from '../change.js';
import type { SessionOf } from '../cli.js';
import { duration } from '../options.js';
import type { Column } from '../output/table.js';
import { nodeIdOf } from './nodes.js';

const COLUMNS: readonly Column<Schemas['MaintenanceView']>[] = [
  { heading: 'NODE', cell: ({ nodeName }) => nodeName },
  { heading: 'SINCE', cell: ({ startedAt }) => startedAt },
  { heading: 'UNTIL', cell: ({ endsAt }) => endsAt ?? 'somebody ends it' },
  { heading: 'THEN', cell: ({ atExpiry }) => atExpiry },
  { heading: 'REBOOT', cell: ({ readiness }) => readiness.stage },
  { heading: 'WHY SO', cell: ({ readiness }) => readiness.reason },
  { heading: 'REASON', cell: ({ reason }) => reason },
];

interface TimerOptions extends ChangeOptions {
  readonly for?: number;
  readonly openEnded?: boolean;
  readonly reason?: string;
  readonly atExpiry?: Schemas['MaintenanceAtExpiry'];
}

/** `maintenance start | status | change | end`. */
export function addMaintenance(program: Command, sessionOf: SessionOf): void {
  const noun = program.command('maintenance').description('nodes that get no new connections for a time');

  withTimer(asChange(noun.command('start <node>')))
    .description('take new connections away from a node, with a timer and a reason')
    .action(async (node: string, options: TimerOptions, command: Command) => {
      const session = sessionOf(command);
      const params = {
        path: { id: await nodeIdOf(session, node) },
        header: idempotent(),
        query: changeQuery(options),
      };
      const answer = await session.api.POST('/api/v1/nodes/{id}/maintenance', { params, body: timerOf(options) });
      await settle(session, unwrap(answer).body, options);
    });

  noun
    .command('status [node]')
    .description('show which nodes are in maintenance, until when, and whether they can be rebooted now')
    .action(async (node: string | undefined, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      if (node === undefined) {
        session.printer.list(unwrap(await session.api.GET('/api/v1/maintenances')).body, COLUMNS);
        return;
      }
      const path = { id: await nodeIdOf(session, node) };
      const { body } = unwrap(await session.api.GET('/api/v1/nodes/{id}/maintenance', { params: { path } }));
      session.printer.table(body, [body], COLUMNS);
    });

  withTimer(asChange(noun.command('change <node>')))
    .description('extend or shorten a maintenance from now on, or change its reason')
    .action(async (node: string, options: TimerOptions, command: Command) => {
      const session = sessionOf(command);
      const path = { id: await nodeIdOf(session, node) };
      const { etag } = unwrap(await session.api.GET('/api/v1/nodes/{id}/maintenance', { params: { path } }));
      const params = { path, header: { 'If-Match': etag }, query: changeQuery(options) };
      const answer = await session.api.PATCH('/api/v1/nodes/{id}/maintenance', { params, body: timerOf(options) });
      settleStored(session, unwrap(answer).body, options);
    });

  asChange(noun.command('end <node>'))
    .description('end a maintenance now: the node gets new connections again')
    .action(async (node: string, options: ChangeOptions, command: Command) => {
      const session = sessionOf(command);
      const path = { id: await nodeIdOf(session, node) };
      const { etag } = unwrap(await session.api.GET('/api/v1/nodes/{id}/maintenance', { params: { path } }));
      const params = { path, header: { 'If-Match': etag }, query: changeQuery(options) };
      await settle(
        session,
        unwrap(await session.api.DELETE('/api/v1/nodes/{id}/maintenance', { params })).body,
        options,
      );
    });
}

function withTimer(command: Command): Command {
  return command
    .option('--for <time>', 'how long from now on, such as 90s, 15m, 4h or 1d', duration)
    .addOption(new Option('--open-ended', 'until somebody ends it').conflicts('for'))
    .option('--reason <text>', 'why, for everybody to read')
    .addOption(
      new Option('--at-expiry <what>', 'back into service when it is well, or stay with an alarm').choices([
        ...(['return', 'keep'] as const),
      ]),
    );
}

function timerOf({ for: seconds, openEnded, reason, atExpiry }: TimerOptions): Schemas['ChangeMaintenance'] {
  return {
    ...(seconds === undefined ? {} : { durationSeconds: seconds }),
    ...(openEnded === true ? { durationSeconds: null } : {}),
    ...(reason === undefined ? {} : { reason }),
    ...(atExpiry === undefined ? {} : { atExpiry }),
  };
}
