import type { Command } from 'commander';
import { asControlledChange, secondsOf, type ControlledOptions } from '../change.js';
import type { CliWorld, SessionOf } from '../cli.js';
import { EXIT, OperationFailed, UsageError } from '../exit-codes.js';
import { readDocuments, type SourceDocument } from '../apply/document.js';
import { KINDS, TAGGED, type Kind } from '../apply/kinds.js';
import { planOf } from '../apply/plan.js';
import { readPresent, type PresentState } from '../apply/present.js';
import { EditRequests, type Preview, type SetAnswer } from '../apply/preview.js';
import { renderPreview } from '../apply/render.js';
import { documentsOf } from '../apply/export.js';
import { readSources } from '../apply/sources.js';
import { commaList, many } from '../options.js';
import type { Session } from '../session.js';

interface ApplyOptions extends ControlledOptions {
  readonly filename: string[];
  readonly set: string;
  readonly prune?: boolean;
  readonly yes?: boolean;
  readonly exitCode?: boolean;
}

const SET = /^[a-zA-Z0-9._-]{1,40}$/;
const TITLE_MAX = 200;

/** `apply` and `export`: the cluster as documents. */
export function addApply(
  program: Command,
  sessionOf: SessionOf,
  world: Pick<CliWorld, 'environment' | 'prompt'>,
): void {
  asControlledChange(program.command('apply'))
    .description('make the cluster as documents say; a second time there is nothing to do')
    .requiredOption('-f, --filename <path>', 'a file, a folder, or "-" for standard input; may be repeated', many)
    .option('--prune', 'delete what apply made under this --set and no document describes any more')
    .option('--set <name>', 'the name under which apply remembers what it made', 'default')
    .option('-y, --yes', 'do not ask')
    .option('--exit-code', 'with --dry-run: end with 9 when there is something to do')
    .action(async (options: ApplyOptions, command: Command) => {
      if (!SET.test(options.set)) throw new UsageError('--set takes letters, digits, dots, hyphens and underscores.');
      const session = sessionOf(command);
      const documents = readDocuments(readSources(options.filename));
      const present = await readPresent(session, kindsOf(documents, options.prune === true));
      const plan = planOf(documents, present, { set: options.set, prune: options.prune === true });
      const title = `Apply ${options.filename.join(', ')}`.slice(0, TITLE_MAX);
      const requests = new EditRequests(session, world.environment, title, options);
      const preview = await requests.preview(plan);
      if (preview.edits.length === 0) {
        session.printer.text(null, documentOf(preview, null));
        session.printer.note('Everything is as the documents say; nothing was changed.');
        return;
      }
      session.printer.text(
        renderPreview(preview, namesOf(present)),
        options.dryRun === true ? documentOf(preview, null) : null,
      );
      if (options.dryRun === true) {
        session.printer.note('Nothing was changed.');
        if (options.exitCode === true) throw new OperationFailed('There is something to do.', undefined, EXIT.differs);
        return;
      }
      await assertWanted(options, world);
      await finish(session, preview, await requests.carryOut(preview.edits.map(({ edit }) => edit)), options);
    });

  program
    .command('export')
    .description('print documents that describe the cluster as it is; apply takes them')
    .option('--kinds <kinds>', `only these, with commas between them: ${KINDS.join(', ')}`, commaList)
    .action(async ({ kinds }: { readonly kinds?: string[] }, command: Command) => {
      const unknown = (kinds ?? []).filter((word) => !KINDS.some((kind) => kind === word));
      if (unknown.length > 0) throw new UsageError(`${unknown.join(', ')}: kinds are ${KINDS.join(', ')}.`);
      const session = sessionOf(command);
      const wanted = KINDS.filter((kind) => kinds?.includes(kind) ?? true);
      const present = await readPresent(session, new Set(wanted));
      session.printer.documents(documentsOf(present, wanted));
    });
}

/** Names of policies are read besides, as services name them. */
function kindsOf(documents: readonly SourceDocument[], prune: boolean): Set<Kind> {
  const kinds = new Set<Kind>(documents.map(({ kind }) => kind));
  if (kinds.has('virtual-service')) kinds.add('policy');
  if (prune) for (const kind of TAGGED) kinds.add(kind);
  return kinds;
}

function namesOf(present: PresentState): (id: string) => string {
  const names = new Map<string, string>();
  for (const { id, name } of present.nodes) names.set(id, name);
  for (const [, { id, name }] of present.all('policy')) names.set(id, name);
  return (id) => names.get(id) ?? id;
}

async function assertWanted({ yes, filename }: ApplyOptions, { prompt }: Pick<CliWorld, 'prompt'>): Promise<void> {
  if (yes === true) return;
  if (!prompt.isInteractive || filename.includes('-')) {
    throw new UsageError('Nobody can be asked here: look at it with --dry-run, then say --yes.');
  }
  if (await prompt.confirm('Apply this?')) return;
  throw new OperationFailed('Nothing was changed.', undefined, EXIT.refused);
}

async function finish(
  session: Session,
  preview: Preview,
  answer: SetAnswer | null,
  options: ApplyOptions,
): Promise<void> {
  const begun = answer?.operation ?? null;
  const isAwaited = options.wait !== undefined && options.wait !== false;
  const operation = begun !== null && isAwaited ? await session.follow(begun, secondsOf(options.wait ?? true)) : begun;
  const { edits } = preview;
  const shown = operation === null ? {} : { operation: operation.id, state: operation.state };
  const revision = answer?.revision ?? null;
  session.printer.object(
    { ...documentOf(preview, answer), operation },
    { changed: true, edits: edits.length, ...shown, ...(revision === null ? {} : { revision }) },
  );
}

/** For programs. */
function documentOf({ edits, unchanged, machines, impact }: Preview, answer: SetAnswer | null): object {
  return {
    changed: edits.length > 0,
    unchanged,
    edits: edits.map(({ edit: { action, kind, title, owner }, fields }) => ({ action, kind, title, owner, fields })),
    ...{ plan: machines, impact, operation: answer?.operation ?? null, revision: answer?.revision ?? null },
  };
}
