import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Option, type Command } from 'commander';
import { unwrap, type Schemas } from '#libs/api-client';
import { messageOf } from '#libs/errors';
import { asChange, changeQuery, idempotent, settle, settleStored, type ChangeOptions } from '../change.js';
import type { SessionOf } from '../cli.js';
import { UsageError } from '../exit-codes.js';
import { listAll, type ListOptions, type ListQuery } from '../lookup.js';
import { asList, wholeNumber } from '../options.js';
import type { Column } from '../output/table.js';
import type { Session } from '../session.js';

type ImportView = Schemas['ImportView'];
type FoundService = Schemas['ImportedServiceView'];

const COLUMNS: readonly Column<Schemas['ImportSummaryView']>[] = [
  { heading: 'ID', cell: ({ id }) => id },
  { heading: 'SOURCE', cell: ({ source }) => source },
  { heading: 'WATCHED', cell: ({ counts }) => counts.shadow },
  { heading: 'ADOPTED', cell: ({ counts }) => counts.adopted },
  { heading: 'SKIPPED', cell: ({ counts }) => counts.skipped },
  { heading: 'NOT TAKEN', cell: ({ counts }) => counts.notTaken },
  { heading: 'AT', cell: ({ createdAt }) => createdAt },
];

/** `as it is`, or how many steps a director would make. */
function shadowText({ shadows }: FoundService): string[] {
  return shadows.map(({ directorName, presence, steps }) => {
    if (steps === null) return `${directorName}: unknown`;
    const count = steps.length === 0 ? 'nothing to do' : `${steps.length} ${steps.length === 1 ? 'step' : 'steps'}`;
    return `${directorName}: ${presence}, ${count}`;
  });
}

const SERVICES: readonly Column<FoundService>[] = [
  { heading: 'NUMBER', cell: ({ number }) => number },
  { heading: 'NAME', cell: ({ name }) => name },
  { heading: 'SERVICE', cell: ({ key }) => key },
  { heading: 'LINE', cell: ({ source }) => `${source.file}:${source.line}` },
  { heading: 'STATE', cell: ({ state }) => state },
  { heading: 'TAKEOVER', cell: shadowText },
];

interface FileOptions {
  readonly director?: string;
  readonly configId?: string;
  readonly dryRun?: boolean;
}

interface AdoptOptions extends ChangeOptions {
  readonly name?: string;
  readonly acceptRemovals?: boolean;
}

/** `import keepalived FILE | ldirectord FILE | table FILE | director | list | show | adopt | skip | resume | forget`. */
export function addImports(program: Command, sessionOf: SessionOf): void {
  const noun = program.command('import').description('former configurations: watch them, then take services over');
  addSources(noun, sessionOf);

  asList(noun.command('list'))
    .description('list imports')
    .action(async (options: ListOptions, command: Command) => {
      const session = sessionOf(command);
      const page = (query: ListQuery) => session.api.GET('/api/v1/imports', { params: { query } });
      session.printer.list(await listAll(page, options), COLUMNS);
    });

  noun
    .command('show <import> [number]')
    .description('show what was found, what is not taken, and what directors would do differently')
    .action(async (id: string, number: string | undefined, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      const { body } = unwrap(await session.api.GET('/api/v1/imports/{id}', { params: { path: { id } } }));
      if (number === undefined) show(session, body);
      else showOne(session, body, number);
    });

  asChange(noun.command('adopt <import> <number>'))
    .description('take one service over, with its connections and counters')
    .option('--name <name>', 'another name than the proposed one')
    .option('--accept-removals', 'real servers that the import has not may leave the table')
    .action(async (id: string, number: string, options: AdoptOptions, command: Command) => {
      const session = sessionOf(command);
      const { name, acceptRemovals } = options;
      const body = {
        ...(name === undefined ? {} : { name }),
        ...(acceptRemovals === undefined ? {} : { acceptRemovals }),
      };
      const params = { path: { id, number: wholeNumber(number) }, header: idempotent(), query: changeQuery(options) };
      const answer = await session.api.POST('/api/v1/imports/{id}/services/{number}/adopt', { params, body });
      await settle(session, unwrap(answer).body, options);
    });

  noun
    .command('skip <import> <number>')
    .description('leave a service with whoever has it now')
    .action(async (id: string, number: string, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      const params = { path: { id, number: wholeNumber(number) }, header: idempotent() };
      show(session, unwrap(await session.api.POST('/api/v1/imports/{id}/services/{number}/skip', { params })).body);
    });

  noun
    .command('resume <import> <number>')
    .description('watch a skipped service again')
    .action(async (id: string, number: string, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      const params = { path: { id, number: wholeNumber(number) }, header: idempotent() };
      show(session, unwrap(await session.api.POST('/api/v1/imports/{id}/services/{number}/resume', { params })).body);
    });

  asChange(noun.command('forget <import>'))
    .description('forget an import; adopted services stay')
    .action(async (id: string, options: ChangeOptions, command: Command) => {
      const session = sessionOf(command);
      const params = { path: { id }, header: { 'If-Match': '*' }, query: changeQuery(options) };
      unwrap(await session.api.DELETE('/api/v1/imports/{id}', { params }));
      settleStored(session, null, options, 'Forgotten.');
    });
}

/** The commands that read a file, and the one that reads a director's table. */
function addSources(noun: Command, sessionOf: SessionOf): void {
  const sources = [
    ['keepalived <file>', 'keepalived', 'read keepalived.conf; included files are read, too'],
    ['ldirectord <file>', 'ldirectord', 'read ldirectord.cf'],
    ['table <file>', 'ipvsadm-save', 'read what ipvsadm -Sn printed'],
  ] as const;
  for (const [usage, source, about] of sources) {
    const command = withDirector(noun.command(usage)).description(about);
    if (source === 'keepalived')
      command.option('--config-id <name>', 'what keepalived -i is given: reads lines that begin with @name');
    command.action(async (file: string, options: FileOptions, self: Command) => {
      const text = await textOf(file);
      const files = source === 'keepalived' ? await includedFiles(text, dirname(file)) : [];
      const { configId } = options;
      const body = {
        ...{ source, text, ...(files.length === 0 ? {} : { files }) },
        ...(configId === undefined ? {} : { configId }),
      };
      await create(sessionOf(self), body, options);
    });
  }
  withDirector(noun.command('director'))
    .description("read the live table of a director, without the cluster's own services")
    .action(async (options: FileOptions, self: Command) => create(sessionOf(self), { source: 'director' }, options));
}

const withDirector = (command: Command): Command =>
  command
    .addOption(new Option('--director <id>', 'the director to compare with; all when absent'))
    .option('--dry-run', 'show what would be found; keep nothing');

async function create(session: Session, body: Schemas['CreateImport'], options: FileOptions): Promise<void> {
  const { director: directorId } = options;
  const answer = await session.api.POST('/api/v1/imports', {
    params: { header: idempotent(), query: changeQuery(options) },
    body: { ...body, ...(directorId === undefined ? {} : { directorId }) },
  });
  show(session, unwrap(answer).body);
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${messageOf(error)}.`);
  }
}

/** Files that a text includes by their own names; patterns are left to the reader, which lists them. */
async function includedFiles(text: string, folder: string, depth = 0): Promise<{ path: string; text: string }[]> {
  const paths = [...text.matchAll(/^[ \t]*include[rmwba]?[ \t]+([^\s#!*?{}[\]]+)[ \t]*$/gm)].map(
    ([, path]) => path ?? '',
  );
  const files = await Promise.all(
    [...new Set(paths)].map(async (path) => {
      const place = path.startsWith('/') ? path : join(folder, path);
      const included = await readFile(place, 'utf8').catch(() => null);
      if (included === null) return [];
      const more = depth < 5 ? await includedFiles(included, dirname(place), depth + 1) : [];
      return [{ path, text: included }, ...more];
    }),
  );
  return files.flat();
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function show({ printer }: Session, view: ImportView): void {
  printer.table(view, view.services, SERVICES);
  printer.note(
    `Import ${view.id}: ${counted(view.services.length, 'service')} found, ${counted(view.notTaken.length, 'directive')} not taken.`,
  );
  for (const { file, line, text, why, whatInstead } of view.notTaken) {
    printer.note(`  ${file}:${line}: ${text}\n      ${why}.${whatInstead === null ? '' : ` → ${whatInstead}`}`);
  }
}

function showOne({ printer }: Session, view: ImportView, number: string): void {
  const service = view.services.find((one) => one.number === wholeNumber(number));
  if (service === undefined) throw new UsageError(`The import has no service ${number}.`);
  const { name, key, state, source, remarks, virtualServiceId } = service;
  printer.object(service, { name, key, state, source: `${source.file}:${source.line}`, remarks, virtualServiceId });
  for (const { directorName, presence, steps } of service.shadows) {
    printer.note(`${directorName}: ${presence}`);
    for (const { command, reason } of steps ?? []) printer.note(`  ${command}   (${reason})`);
  }
}
