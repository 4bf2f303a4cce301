import { Option, type Command } from 'commander';
import { ApiProblem, unwrap, type Schemas } from '#libs/api-client';
import { DomainError, messageOf } from '#libs/errors';
import type { SessionOf } from '../cli.js';
import { followMessages, type StreamMessage } from '../event-stream.js';
import { wholeNumber } from '../options.js';
import { safeText } from '../output/table.js';
import type { Session } from '../session.js';

interface FollowOptions {
  readonly since?: string;
  readonly type?: Schemas['EventType'];
  readonly severity?: Schemas['EventSeverity'];
  readonly subjectType?: Schemas['EventSubjectType'];
  readonly count?: number;
}

/** `events follow`: events as they happen, over breaks of the connection and restarts of the manager. */
export function addEventsFollow(noun: Command, sessionOf: SessionOf): void {
  noun
    .command('follow')
    .description('print events as they happen, until Ctrl-C; goes on after a break without losing one')
    .option('--since <id-or-time>', 'begin after this event or time')
    .option('--type <type>', 'only this type, such as drift-repaired')
    .addOption(new Option('--severity <severity>', 'only this severity').choices(['info', 'warning', 'error']))
    .addOption(
      new Option('--subject-type <type>', 'only about such objects').choices(['node', 'virtual-service', 'manager']),
    )
    .option('--count <number>', 'end after so many', wholeNumber)
    .action(async (options: FollowOptions, command: Command) => {
      const session = sessionOf(command);
      let left = options.count ?? Infinity;
      for await (const message of messages(session, options)) {
        if (message.type === 'ready') continue;
        const event = JSON.parse(message.data) as Schemas['EventView'];
        session.printer.entry(event, lineOf(event));
        left -= 1;
        if (left <= 0) return;
      }
    });
}

function messages(session: Session, options: FollowOptions): AsyncGenerator<StreamMessage> {
  const { since, type, severity, subjectType } = options;
  const filter = {
    ...(type === undefined ? {} : { type }),
    ...(severity === undefined ? {} : { severity }),
    ...(subjectType === undefined ? {} : { subjectType }),
  };
  const open = async (lastId: string | null): Promise<AsyncIterable<Uint8Array>> => {
    const isBegin = lastId === null && since !== undefined;
    const answer = await session.api.GET('/api/v1/events/stream', {
      params: {
        query: { ...filter, ...(isBegin ? { since } : {}) },
        ...(lastId === null ? {} : { header: { 'Last-Event-ID': lastId } }),
      },
      headers: { accept: 'text/event-stream, application/problem+json' },
      parseAs: 'stream',
    });
    return unwrap(answer as { response: Response; data?: ReadableStream<Uint8Array>; error?: unknown }).body;
  };
  return followMessages(
    {
      open,
      isPassing: (error) => !(error instanceof ApiProblem) || error.status >= 500,
      sleep: session.sleep,
      note: (error) => session.printer.note(`The stream broke off: ${textOf(error)} Going on …`),
    },
    null,
  );
}

const textOf = (error: unknown): string => (error instanceof DomainError ? error.message : `${messageOf(error)}.`);

function lineOf({ at, severity, type, subject, message }: Schemas['EventView']): string {
  return [at, severity.padEnd(7), type, `${subject.name}:`, message].map(safeText).join('  ');
}
