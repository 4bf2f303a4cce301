import type { Schemas } from '#libs/api-client/browser';
import { checkOf, draftOf, isFitCheck, NO_CHECK, type CheckDraft } from '../checks.js';

type Template = Schemas['ServiceTemplateView'];
export type TemplateName = Schemas['ServiceTemplateName'];
type Protocol = Schemas['Protocol'];

/** A server that shall work for the new service: a node, or an address outside of the cluster. */
export interface ServerDraft {
  readonly nodeId: string | null;
  /** The node's name, or the address. */
  readonly name: string;
  readonly isEnabled: boolean;
  readonly weight: string;
  readonly method: Schemas['ForwardingMethod'];
}

/** What the wizard asks, as it was typed. */
export interface ServiceDraft {
  readonly template: TemplateName;
  readonly name: string;
  readonly protocol: Protocol;
  readonly port: string;
  readonly toPort: string;
  readonly mark: string;
  readonly family: Schemas['AddressFamily'];
  readonly address: string;
  readonly isNewAddress: boolean;
  readonly scheduler: Schemas['Scheduler'];
  readonly persistence: number;
  readonly check: CheckDraft;
  readonly servers: readonly ServerDraft[];
}

/** What asks a server that nothing more is known of. */
const plainCheck = (protocol: Protocol): CheckDraft => (protocol === 'tcp' ? { ...NO_CHECK, kind: 'tcp' } : NO_CHECK);

export const EMPTY_DRAFT: ServiceDraft = {
  ...{ template: 'custom-port', name: '', protocol: 'tcp', port: '', toPort: '', mark: '', family: 'ipv4' },
  ...{ address: '', isNewAddress: false, scheduler: 'wlc', persistence: 0, servers: [] },
  check: plainCheck('tcp'),
};

interface TemplateSpec {
  readonly protocol?: Protocol;
  readonly port?: number;
  readonly persistence?: { readonly timeoutSeconds: number };
  readonly health?: { readonly checks?: Schemas['HealthCheckSpec'][] };
}

/** The draft with what a template fills in; the name follows the template until somebody types one. */
export function withTemplate(draft: ServiceDraft, { name, spec, asks }: Template): ServiceDraft {
  const filled: TemplateSpec = spec;
  const [check = null] = filled.health?.checks ?? [];
  const plain = asks.includes('port') || asks.includes('ports') ? plainCheck('tcp') : NO_CHECK;
  return {
    ...draft,
    template: name,
    name: draft.name === '' || draft.name === draft.template ? name : draft.name,
    protocol: filled.protocol ?? 'tcp',
    port: filled.port === undefined ? '' : String(filled.port),
    persistence: filled.persistence?.timeoutSeconds ?? 0,
    check: (check === null ? null : draftOf(check)) ?? plain,
  };
}

/** The draft with another protocol; a check that nobody chose follows it. */
export function withProtocol(draft: ServiceDraft, protocol: Protocol): ServiceDraft {
  const isPlain = JSON.stringify(draft.check) === JSON.stringify(plainCheck(draft.protocol));
  return { ...draft, protocol, ...(isPlain ? { check: plainCheck(protocol) } : {}) };
}

/** Templates that make several services at once. */
export const isMany = ({ template }: ServiceDraft): boolean => template === 'dns' || template === 'port-range';
export const isByMark = ({ template }: ServiceDraft): boolean => template === 'firewall-mark';

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= 65_535;

export const isWhatFit = (draft: ServiceDraft): boolean => {
  if (draft.name.trim() === '') return false;
  if (isByMark(draft)) return /^[1-9]\d{0,9}$/.test(draft.mark);
  if (draft.template === 'port-range') return isPort(draft.port) && isPort(draft.toPort);
  return isPort(draft.port);
};
export const isWhereFit = (draft: ServiceDraft): boolean => isByMark(draft) || draft.address.trim() !== '';
export const isHealthFit = ({ check }: ServiceDraft): boolean => isFitCheck(check);
export const isWhoFit = ({ servers }: ServiceDraft): boolean =>
  servers.every(({ weight }) => /^\d{1,10}$/.test(weight));

function settingsOf(draft: ServiceDraft): Schemas['VirtualServiceSettings'] {
  const check = checkOf(draft.check);
  return {
    scheduler: draft.scheduler,
    persistence: draft.persistence === 0 ? null : { timeoutSeconds: draft.persistence },
    // DNS by UDP and by TCP is checked by each; its template knows how.
    ...(draft.template === 'dns' ? {} : { health: { checks: check === null ? [] : [check] } }),
  };
}

export function serversOf({ servers }: ServiceDraft): Schemas['CreateRealServer'][] {
  return servers
    .filter(({ isEnabled }) => isEnabled)
    .map(({ nodeId, name, weight, method }) => ({
      spec: {
        ...(nodeId === null ? { address: name } : { nodeId }),
        ...{ weight: Number(weight), forwardingMethod: method },
      },
    }));
}

/** The body of POST /virtual-services. */
export function serviceBody(draft: ServiceDraft, isEnabled: boolean): Schemas['CreateVirtualService'] {
  const place: Schemas['VirtualServiceSpec'] = isByMark(draft)
    ? { kind: 'firewall-mark', mark: Number(draft.mark), family: draft.family }
    : { protocol: draft.protocol, address: draft.address.trim(), port: Number(draft.port) };
  return {
    name: draft.name.trim(),
    ...(draft.isNewAddress && !isByMark(draft) ? { createAddress: true } : {}),
    spec: { ...place, ...settingsOf(draft), ...(isEnabled ? {} : { enabled: false }) },
    realServers: serversOf(draft),
  };
}

/** The body of POST /virtual-services/from-template, for templates that make several services. */
export function manyBody(draft: ServiceDraft, isEnabled: boolean): Schemas['CreateFromTemplate'] {
  return {
    ...{ name: draft.name.trim(), template: draft.template, address: draft.address.trim() },
    ...(draft.isNewAddress ? { createAddress: true } : {}),
    ...(draft.template === 'port-range'
      ? { protocol: draft.protocol, fromPort: Number(draft.port), toPort: Number(draft.toPort) }
      : {}),
    spec: { ...settingsOf(draft), ...(isEnabled ? {} : { enabled: false }) },
    realServers: serversOf(draft),
  };
}
