import type { Schemas } from '#libs/api-client';
import { ApiProblem, unwrap } from '#libs/api-client';
import { changeQuery, controlledQuery, idempotent, type ControlledOptions } from '../change.js';
import { UsageError } from '../exit-codes.js';
import type { Session } from '../session.js';
import { differences, type FieldDifference } from './compare.js';
import { DocumentsRefused, type DocumentFault } from './faults.js';
import { isJson, part, without } from './kinds.js';
import { itemOf, type Edit, type Plan } from './plan.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** An edit with what the API says that it would do. */
export interface PreviewedEdit {
  readonly edit: Edit;
  readonly fields: readonly FieldDifference[];
}

/** A plan that the API has checked whole. */
export interface Preview {
  readonly edits: readonly PreviewedEdit[];
  readonly unchanged: number;
  /** What the machines would do. */
  readonly machines: readonly Schemas['MachinePlanView'][];
  readonly impact: Schemas['ImpactView'] | null;
}

/** What is stored without a machine having to follow: one request each. */
const isStored = ({ kind }: Edit): boolean => kind === 'webhook' || kind === 'user';
const isInSet = (edit: Edit): boolean => edit.kind !== 'cluster' && !isStored(edit);

/** Sends requests for the edits of a plan, either for show or in earnest. */
export class EditRequests {
  constructor(
    private readonly session: Session,
    private readonly environment: Environment,
    private readonly title: string,
    private readonly options: ControlledOptions,
  ) {}

  /** Lets the API check all of it; throws with everything that is wrong. */
  async preview({ edits, unchanged }: Plan): Promise<Preview> {
    const faults: DocumentFault[] = [];
    const checked: PreviewedEdit[] = [];
    for (const edit of edits.filter((one) => !isInSet(one))) {
      const isChanged = await collecting(faults, [edit], () => this.storeOne(edit, true));
      if (isChanged === true) checked.push({ edit, fields: namedDifferences(edit) });
    }
    const inSet = edits.filter(isInSet);
    const answer = inSet.length === 0 ? null : await collecting(faults, inSet, () => this.applySet(inSet, true));
    if (faults.length > 0) throw new DocumentsRefused(faults);
    const effects = answer?.object?.effects ?? [];
    for (const [index, edit] of inSet.entries()) {
      const effect = effects[index];
      const isSame = edit.action === 'update' && effect?.changed === false;
      if (!isSame) checked.push({ edit, fields: fieldsOf(edit, effect?.fields ?? []) });
    }
    const placeOf = ({ edit }: PreviewedEdit): number => edits.indexOf(edit);
    return {
      edits: checked.sort((one, other) => placeOf(one) - placeOf(other)),
      unchanged: unchanged + ownersLost(edits, checked),
      machines: (answer?.plan ?? []).filter(({ steps }) => steps.length > 0),
      impact: answer?.impact ?? null,
    };
  }

  /** First the cluster, then all of load balancing as one, then the rest; gives the operation of the whole. */
  async carryOut(edits: readonly Edit[]): Promise<SetAnswer | null> {
    for (const edit of edits.filter(({ kind }) => kind === 'cluster')) await this.storeOne(edit, false);
    const inSet = edits.filter(isInSet);
    const answer = inSet.length === 0 ? null : await this.applySet(inSet, false);
    for (const edit of edits.filter(isStored)) await this.storeOne(edit, false);
    return answer;
  }

  private async applySet(edits: readonly Edit[], dryRun: boolean): Promise<SetAnswer> {
    const params = { header: idempotent(), query: controlledQuery({ ...this.options, dryRun }) };
    const body = { title: this.title, items: edits.map(itemOf) };
    return unwrap(await this.session.api.POST('/api/v1/change-sets/apply', { params, body })).body;
  }

  /** Whether anything differs. The API checks the bodies; it names what it does not know. */
  private async storeOne(edit: Edit, dryRun: boolean): Promise<boolean> {
    const { api, printer } = this.session;
    const query = changeQuery({ dryRun });
    const body = edit.body ?? {};
    const [id, etag] = [edit.id ?? '', `"${edit.revision ?? 0}"`];
    const made = { query, header: idempotent() };
    const changed = { path: { id }, query, header: { 'If-Match': etag } };
    const send = async () => {
      switch (`${edit.kind} ${edit.action}`) {
        case 'cluster update':
          return api.PUT('/api/v1/cluster', {
            params: { query, header: changed.header },
            body: body as Schemas['SetUpCluster'],
          });
        case 'webhook create':
          return api.POST('/api/v1/webhooks', { params: made, body: body as unknown as Schemas['CreateWebhook'] });
        case 'webhook update':
          return api.PATCH('/api/v1/webhooks/{id}', { params: changed, body });
        case 'webhook delete':
          return api.DELETE('/api/v1/webhooks/{id}', { params: changed });
        case 'user create':
          return api.POST('/api/v1/users', { params: made, body: this.withPassword(edit) });
        case 'user update':
          return api.PATCH('/api/v1/users/{id}', { params: changed, body });
        default:
          return api.DELETE('/api/v1/users/{id}', { params: changed });
      }
    };
    const answer = await send();
    const { body: shown } = unwrap(answer as { response: Response; data?: unknown; error?: unknown });
    const secret = part({ shown }, 'shown')['secret'];
    if (!dryRun && edit.kind === 'webhook' && typeof secret === 'string') {
      printer.note(`${edit.title}: its secret is shown now and never again: ${secret}`);
    }
    return edit.action !== 'update' || answer.response.headers.get('x-changed') !== 'false';
  }

  private withPassword({ body, source, title }: Edit): Schemas['CreateUser'] {
    const { passwordFrom, ...rest } = body ?? {};
    const name = typeof passwordFrom === 'string' ? passwordFrom : '';
    const password = this.environment[name];
    if (name !== '' && password === undefined) {
      throw new UsageError(`${title}: the environment has no ${name}, which its password shall come from.`);
    }
    if (password === undefined && source !== null) {
      const message = 'is missing: a new user needs a password, which must not be written here';
      const hint = 'Name the variable of the environment that has it, such as `passwordFrom: ANNA_PASSWORD`.';
      throw new DocumentsRefused([{ place: source.place(''), pointer: '/passwordFrom', message, hint }]);
    }
    return { ...rest, password } as unknown as Schemas['CreateUser'];
  }
}

export type SetAnswer = {
  readonly operation: Schemas['OperationView'] | null;
  readonly object: Schemas['AppliedChangeSetView'] | null;
  readonly plan: readonly Schemas['MachinePlanView'][] | null;
  readonly impact: Schemas['ImpactView'] | null;
  readonly revision: number | null;
};

/** Turns what the API finds wrong in a request into faults of the documents; null when there are some. */
async function collecting<T>(
  faults: DocumentFault[],
  edits: readonly Edit[],
  request: () => Promise<T>,
): Promise<T | null> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof DocumentsRefused) {
      faults.push(...error.faults);
      return null;
    }
    const found = error instanceof ApiProblem ? faultsOf(error, edits) : [];
    if (found.length === 0) throw error;
    faults.push(...found);
    return null;
  }
}

const ITEM = /^\/items\/(\d+)(?:\/body)?(.*)$/;

function faultsOf(problem: ApiProblem, edits: readonly Edit[]): DocumentFault[] {
  if (problem.status === 401 || problem.status === 403 || problem.status === 412) return [];
  const [only] = edits;
  const located = problem.faults.flatMap(({ pointer, message, hint }) => {
    const [, item, inner = ''] = ITEM.exec(pointer) ?? [];
    const edit = item === undefined ? (edits.length === 1 ? only : undefined) : edits[Number(item)];
    return edit === undefined
      ? []
      : [faultIn(edit, item === undefined ? pointer : inner, message, hint ?? problem.hint)];
  });
  if (located.length > 0) return located;
  const [, place, message] = /^Item (\d+): (.*)$/s.exec(problem.message) ?? [];
  const edit = place === undefined ? undefined : edits[Number(place) - 1];
  return edit === undefined ? [] : [faultIn(edit, '', `${edit.title}: ${message ?? ''}`, problem.hint)];
}

function faultIn({ source, base, title }: Edit, pointer: string, message: string, hint?: string): DocumentFault {
  const whole = `${base}${pointer}`;
  if (source === null) return { place: title, pointer, message, hint };
  return { place: source.place(whole), pointer: whole, message, hint };
}

/** What an update names and what there is now. */
function namedDifferences({ action, before, body }: Edit): FieldDifference[] {
  if (action !== 'update' || body === null) return [];
  const named = (value: unknown, like: unknown): unknown =>
    isJson(like) && isJson(value)
      ? Object.fromEntries(Object.keys(like).map((name) => [name, named(value[name], like[name])]))
      : value;
  return differences(named(before, body), body);
}

function fieldsOf(edit: Edit, fields: readonly Schemas['FieldChangeView'][]): FieldDifference[] {
  if (edit.action === 'create') return differences({}, without(edit.body ?? {}, 'name'));
  if (edit.action === 'delete') return [];
  return fields.flatMap(({ field, before, after }) => differences(before, after, field));
}

/** How many objects turned out to be as wanted, after all. */
function ownersLost(edits: readonly Edit[], left: readonly PreviewedEdit[]): number {
  const owners = new Set(edits.map(({ owner }) => owner));
  for (const { edit } of left) owners.delete(edit.owner);
  return owners.size;
}
