import type { CommandPayload, CommandType, MachineState } from '#libs/contracts';
import { mapSecrets, secretsIn } from '../common/secrets/check-secrets.js';
import {
  sealedSecretsOf,
  STAND_IN,
  withOpened,
  withoutSecrets,
  withStandIns,
} from '../common/secrets/document-secrets.js';
import { SEALED } from '../common/secrets/seal-mark.js';

type Trial = CommandPayload<'health.trial'>;

/** The two kinds of payload that carry checks, and with them secrets. */
type Secretive = { readonly state: MachineState } | Trial;

const isSecretive = (type: CommandType, _payload: unknown): _payload is Secretive =>
  type === 'machine-state.apply' || type === 'health.trial';

/** The payload as its schema has it: stand-ins where its secrets are. */
export function withPayloadStandIns(type: CommandType, payload: object): object {
  if (!isSecretive(type, payload)) return payload;
  if ('state' in payload) return { state: withStandIns(payload.state) };
  return mapSecrets(payload, (_sealed, field) => STAND_IN[field]);
}

/** The sealed secrets in a payload. */
export function sealedInPayload(type: CommandType, payload: unknown): ReadonlySet<string> {
  if (!isSecretive(type, payload)) return new Set();
  if ('state' in payload) return sealedSecretsOf(payload.state);
  return new Set([...secretsIn([payload])].filter((secret) => secret.startsWith(SEALED)));
}

/** The payload with each sealed secret as `opened` knows it. */
export function openedPayload(type: CommandType, payload: unknown, opened: ReadonlyMap<string, string>): unknown {
  if (!isSecretive(type, payload)) return payload;
  if ('state' in payload) return { state: withOpened(payload.state, opened) };
  return mapSecrets(payload, (sealed, field) => opened.get(sealed) ?? STAND_IN[field]);
}

/** The payload as people may see it. */
export function shownPayload(type: CommandType, payload: object): object {
  if (!isSecretive(type, payload)) return payload;
  return 'state' in payload ? { state: withoutSecrets(payload.state) } : mapSecrets(payload, () => null);
}
