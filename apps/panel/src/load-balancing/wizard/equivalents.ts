import type { Schemas } from '#libs/api-client/browser';
import { checkOf } from '../checks.js';
import { isByMark, isMany, manyBody, serviceBody, type ServiceDraft } from './draft.js';

/** Quotes a word for a POSIX shell where that is needed. */
export const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

const bracketed = (address: string): string => (address.includes(':') ? `[${address}]` : address);

/** The same by the command line tool: the service first, then its servers. */
export function asCommands(draft: ServiceDraft, isEnabled: boolean): string | null {
  // The tool makes one service at a time.
  if (isMany(draft)) return null;
  const name = draft.name.trim();
  const check = checkOf(draft.check);
  const place = isByMark(draft)
    ? `fwmark/${draft.mark}/${draft.family}`
    : `${draft.protocol}/${bracketed(draft.address.trim())}:${draft.port}`;
  const service = [
    ...['directorate', 'virtual-services', 'add', name, place],
    ...['--scheduler', draft.scheduler],
    ...['--persistence', draft.persistence === 0 ? 'off' : String(draft.persistence)],
    ...(check === null ? ['--check', 'none'] : ['--check-spec', JSON.stringify(check)]),
    ...(draft.isNewAddress && !isByMark(draft) ? ['--create-address'] : []),
    ...(isEnabled ? [] : ['--disable']),
  ];
  const chosen = draft.servers.filter((server) => server.isEnabled);
  const servers = chosen.map(({ nodeId, name: server, method, weight }) => [
    ...['directorate', 'real-servers', 'add', name, nodeId === null ? '--address' : '--node', server],
    ...['--method', method, '--weight', weight],
  ]);
  return [service, ...servers].map((words) => words.map(quoted).join(' ')).join('\n');
}

/** The request that the wizard sends. */
export function requestOf(draft: ServiceDraft, isEnabled: boolean): { path: string; body: object } {
  if (isMany(draft)) return { path: '/api/v1/virtual-services/from-template', body: manyBody(draft, isEnabled) };
  return { path: '/api/v1/virtual-services', body: serviceBody(draft, isEnabled) };
}

/** The same by curl, with a token. */
export function asCurl(draft: ServiceDraft, isEnabled: boolean, origin: string): string {
  const { path, body } = requestOf(draft, isEnabled);
  return [
    `curl -X POST ${quoted(origin + path)} \\`,
    `  -H "Authorization: Bearer $DIRECTORATE_TOKEN" \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d ${quoted(JSON.stringify(body))}`,
  ].join('\n');
}

/** The lines of `ipvsadm` that directors would run, by hand. */
export function asIpvsadm(plan: readonly Schemas['MachinePlanView'][]): string {
  const lines = plan.flatMap(({ steps }) => steps.map(({ command }) => command));
  return [...new Set(lines.filter((line) => line.startsWith('ipvsadm ')))].join('\n');
}
