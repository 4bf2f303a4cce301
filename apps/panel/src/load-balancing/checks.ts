import type { Schemas } from '#libs/api-client/browser';

type Check = Schemas['HealthCheckSpec'];
export type CheckKind = Check['kind'];

/** Kinds that the form knows; others are kept as they are. */
export const CHECK_KINDS = [
  'tcp', 'http', 'https', 'icmp', 'udp', 'dns', 'smtp', 'imap', 'pop3', 'ftp', 'ldap', 'mysql', 'postgresql', 'redis', 'sip',
] as const satisfies readonly CheckKind[]; // prettier-ignore
export type FormKind = (typeof CHECK_KINDS)[number];

/** Fields of a kind beyond those that all have, as the API names them. */
export const KIND_FIELDS: Readonly<Record<FormKind, readonly CheckField[]>> = {
  tcp: ['send', 'expect'],
  http: ['target', 'host', 'expect'],
  https: ['target', 'host', 'expect'],
  icmp: [],
  udp: ['send', 'expect'],
  dns: ['queryName'],
  smtp: ['security'],
  imap: ['security'],
  pop3: ['security'],
  ftp: ['security'],
  ldap: ['security'],
  mysql: ['username', 'password'],
  postgresql: ['username', 'password'],
  redis: ['username', 'password'],
  sip: [],
};
export type CheckField = 'target' | 'host' | 'expect' | 'send' | 'queryName' | 'security' | 'username' | 'password';

/** A check as the form holds it: text as it was typed. */
export interface CheckDraft {
  readonly kind: FormKind | 'none';
  readonly port: string;
  readonly intervalSeconds: string;
  readonly timeoutSeconds: string;
  readonly rise: string;
  readonly fall: string;
  readonly fields: Partial<Readonly<Record<CheckField, string>>>;
  /** The check that is changed, with what the form does not show; null for a new one. */
  readonly base: Check | null;
}

export const NO_CHECK: CheckDraft = {
  ...{
    kind: 'none',
    port: '',
    intervalSeconds: '2',
    timeoutSeconds: '1',
    rise: '2',
    fall: '3',
    fields: {},
    base: null,
  },
};

const seconds = (milliseconds: number | undefined, otherwise: string): string =>
  milliseconds === undefined ? otherwise : String(milliseconds / 1000);

export const isFormKind = (kind: string): kind is FormKind => CHECK_KINDS.some((known) => known === kind);

/** The form of a check; null for a kind that it does not know. */
export function draftOf(check: Check): CheckDraft | null {
  const { kind } = check;
  if (!isFormKind(kind)) return null;
  const values = check as unknown as Readonly<Record<string, unknown>>;
  const fields = Object.fromEntries(
    KIND_FIELDS[kind].flatMap((field) => (typeof values[field] === 'string' ? [[field, values[field]]] : [])),
  );
  return {
    kind,
    port: check.port === null || check.port === undefined ? '' : String(check.port),
    intervalSeconds: seconds(check.intervalMs, NO_CHECK.intervalSeconds),
    timeoutSeconds: seconds(check.timeoutMs, NO_CHECK.timeoutSeconds),
    rise: String(check.rise ?? NO_CHECK.rise),
    fall: String(check.fall ?? NO_CHECK.fall),
    fields,
    base: check,
  };
}

/** The check that a draft says; null for none. What the form does not show stays as it was. */
export function checkOf(draft: CheckDraft): Check | null {
  const { kind, base, fields } = draft;
  if (kind === 'none') return null;
  const kept: Partial<Check> = base?.kind === kind ? base : {};
  // Secrets are shown as null; absent means that the stored one stays.
  const filled = Object.fromEntries(
    KIND_FIELDS[kind].flatMap((field): [CheckField, string | null][] => {
      const text = fields[field] ?? '';
      if (text !== '') return [[field, text]];
      return field in kept && field !== 'security' && field !== 'target' ? [[field, null]] : [];
    }),
  );
  return {
    ...kept,
    ...{ kind, port: draft.port === '' ? null : Number(draft.port) },
    ...{ intervalMs: milliseconds(draft.intervalSeconds), timeoutMs: milliseconds(draft.timeoutSeconds) },
    ...{ rise: Number(draft.rise), fall: Number(draft.fall) },
    ...filled,
  } as Check;
}

const milliseconds = (text: string): number => Math.round(Number(text) * 1000);

const isCount = (text: string): boolean => /^[1-9]\d{0,2}$/.test(text);
const isSpan = (text: string): boolean => Number(text) > 0;

/** Whether a draft can be sent. */
export const isFitCheck = ({ kind, rise, fall, intervalSeconds, timeoutSeconds, port }: CheckDraft): boolean =>
  kind === 'none' ||
  (isCount(rise) && isCount(fall) && isSpan(intervalSeconds) && isSpan(timeoutSeconds) && /^\d*$/.test(port));
