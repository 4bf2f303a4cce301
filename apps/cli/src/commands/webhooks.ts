import type { Command } from 'commander';
import { unwrap, type Schemas } from '#libs/api-client';
import { asChange, changeQuery, idempotent, settleStored, type ChangeOptions } from '../change.js';
import type { SessionOf } from '../cli.js';
import { OperationFailed, UsageError } from '../exit-codes.js';
import { idOf, listAll, type ListOptions, type ListQuery } from '../lookup.js';
import { asList, commaList, wholeNumber } from '../options.js';
import type { Column } from '../output/table.js';
import type { Session } from '../session.js';

type Delivery = Schemas['DeliveryView'];

const COLUMNS: readonly Column<Schemas['WebhookView']>[] = [
  { heading: 'NAME', cell: ({ name }) => name },
  { heading: 'ENABLED', cell: ({ spec }) => spec.enabled },
  { heading: 'URL', cell: ({ spec }) => spec.url },
  { heading: 'EVENTS', cell: ({ spec }) => (spec.eventTypes.length === 0 ? 'all' : spec.eventTypes) },
  { heading: 'WAITING', cell: ({ status }) => status.waiting },
  { heading: 'NOTE', cell: ({ status }) => status.disabledReason },
];
const DELIVERY_COLUMNS: readonly Column<Delivery>[] = [
  { heading: 'ID', cell: ({ id }) => id },
  { heading: 'CREATED', cell: ({ createdAt }) => createdAt },
  { heading: 'TYPE', cell: ({ type }) => type },
  { heading: 'STATE', cell: ({ state }) => state },
  { heading: 'TRIES', cell: ({ attempts }) => attempts.length },
  { heading: 'LAST', cell: ({ attempts }) => attempts.at(-1)?.error ?? attempts.at(-1)?.status },
  { heading: 'NEXT TRY', cell: ({ nextAttemptAt }) => nextAttemptAt },
];

interface SpecOptions extends ChangeOptions {
  readonly endpoint?: string;
  readonly events?: string[];
  readonly severities?: string[];
  readonly subject?: string;
  readonly enable?: boolean;
  readonly disable?: boolean;
}

interface RotateOptions extends ChangeOptions {
  readonly keepOldHours: number;
}

/** `webhooks list | show | add | set | rotate | test | deliveries | replay | remove`. */
export function addWebhooks(program: Command, sessionOf: SessionOf): void {
  const noun = program.command('webhooks').alias('webhook').description('endpoints that are told of events, signed');
  addReading(noun, sessionOf);

  asChange(asSpec(noun.command('add <name> <url>')))
    .description('make a webhook; the secret that verifies its messages is shown now and never again')
    .action(async (name: string, url: string, options: SpecOptions, command: Command) => {
      const session = sessionOf(command);
      const body = { name, spec: { ...specOf(options), url } };
      const params = { header: idempotent(), query: changeQuery(options) };
      const answer = await session.api.POST('/api/v1/webhooks', { params, body });
      settleStored(session, unwrap(answer).body, options);
    });

  asChange(asSpec(noun.command('set <name>')))
    .description('change a webhook')
    .option('--endpoint <url>', 'where messages go')
    .option('--enable', 'send again')
    .option('--disable', 'send nothing')
    .action(async (name: string, options: SpecOptions, command: Command) => {
      const session = sessionOf(command);
      const path = { id: await webhookId(session, name) };
      const { etag } = unwrap(await session.api.GET('/api/v1/webhooks/{id}', { params: { path } }));
      const answer = await session.api.PATCH('/api/v1/webhooks/{id}', {
        params: { path, header: { 'If-Match': etag }, query: changeQuery(options) },
        body: { spec: specOf(options) },
      });
      settleStored(session, unwrap(answer).body, options);
    });

  asChange(noun.command('rotate <name>'))
    .description('make a new secret; messages are signed with both for a while')
    .option('--keep-old-hours <hours>', 'so long the old one signs, too', wholeNumber, 24)
    .action(async (name: string, options: RotateOptions, command: Command) => {
      const session = sessionOf(command);
      const answer = await session.api.POST('/api/v1/webhooks/{id}/secret', {
        params: { path: { id: await webhookId(session, name) }, header: idempotent(), query: changeQuery(options) },
        body: { keepOldHours: options.keepOldHours },
      });
      settleStored(session, unwrap(answer).body, options);
    });

  asChange(noun.command('remove <name>'))
    .description('delete a webhook')
    .action(async (name: string, options: ChangeOptions, command: Command) => {
      const session = sessionOf(command);
      const path = { id: await webhookId(session, name) };
      const { etag } = unwrap(await session.api.GET('/api/v1/webhooks/{id}', { params: { path } }));
      const params = { path, header: { 'If-Match': etag }, query: changeQuery(options) };
      unwrap(await session.api.DELETE('/api/v1/webhooks/{id}', { params }));
      settleStored(session, null, options, `Deleted ${name}.`);
    });

  addSending(noun, sessionOf);
}

function addReading(noun: Command, sessionOf: SessionOf): void {
  asList(noun.command('list'))
    .description('list the webhooks')
    .action(async (options: ListOptions, command: Command) => {
      const session = sessionOf(command);
      session.printer.list(await listAll(pageOf(session), options), COLUMNS);
    });

  noun
    .command('show <name>')
    .description('show one webhook, without its secret')
    .action(async (name: string, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      const params = { path: { id: await webhookId(session, name) } };
      session.printer.object(unwrap(await session.api.GET('/api/v1/webhooks/{id}', { params })).body);
    });

  noun
    .command('deliveries <name>')
    .description('list what was sent and how that went, newest first')
    .option('--limit <count>', 'at most so many', '50')
    .action(async (name: string, options: ListOptions, command: Command) => {
      const session = sessionOf(command);
      const path = { id: await webhookId(session, name) };
      const page = (query: ListQuery) =>
        session.api.GET('/api/v1/webhooks/{id}/deliveries', { params: { path, query } });
      session.printer.list(await listAll(page, options), DELIVERY_COLUMNS);
    });
}

function addSending(noun: Command, sessionOf: SessionOf): void {
  noun
    .command('test <name>')
    .description('send a test message now and tell how that went')
    .action(async (name: string, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      const params = { path: { id: await webhookId(session, name) }, header: idempotent() };
      const { body } = unwrap(await session.api.POST('/api/v1/webhooks/{id}/test', { params }));
      session.printer.list({ items: [body] }, DELIVERY_COLUMNS);
      const error = body.attempts.at(-1)?.error ?? null;
      if (error !== null) throw new OperationFailed(`The test failed: ${error}.`, undefined);
    });

  noun
    .command('replay <name> <delivery>')
    .description('send a message that has ended once more')
    .action(async (name: string, deliveryId: string, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      const path = { id: await webhookId(session, name), deliveryId };
      const params = { path, header: idempotent() };
      const answer = await session.api.POST('/api/v1/webhooks/{id}/deliveries/{deliveryId}/replay', { params });
      session.printer.list({ items: [unwrap(answer).body] }, DELIVERY_COLUMNS);
    });
}

function asSpec(command: Command): Command {
  return command
    .option('--events <types>', 'only these types, with commas between them', commaList)
    .option('--severities <severities>', 'only these: info, warning, error', commaList)
    .option('--subject <id>', 'only about this object');
}

function specOf({
  endpoint,
  events,
  severities,
  subject,
  enable,
  disable,
}: SpecOptions): Partial<Schemas['WebhookSpec']> {
  if (enable === true && disable === true) throw new UsageError('Either --enable or --disable.');
  return {
    ...(endpoint === undefined ? {} : { url: endpoint }),
    // The API checks the words; it names those that it does not know.
    ...(events === undefined ? {} : { eventTypes: events as Schemas['EventType'][] }),
    ...(severities === undefined ? {} : { severities: severities as Schemas['EventSeverity'][] }),
    ...(subject === undefined ? {} : { subjectId: subject }),
    ...(enable === true ? { enabled: true } : disable === true ? { enabled: false } : {}),
  };
}

const pageOf = (session: Session) => (query: ListQuery) => session.api.GET('/api/v1/webhooks', { params: { query } });

const webhookId = (session: Session, name: string): Promise<string> => idOf('webhook', name, pageOf(session));
