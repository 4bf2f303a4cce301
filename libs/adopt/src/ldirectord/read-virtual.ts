import { serviceHealth, poolPolicy } from '#libs/contracts';
import {
  FIREWALL_MARK_MAX,
  PERSISTENCE_MAX_SECONDS,
  SCHEDULERS,
  SCHEDULER_FLAGS,
  THRESHOLD_MAX,
  WEIGHT_DEFAULT,
  WEIGHT_MAX,
  type AddressFamily,
  type IpvsRealServer,
  type SchedulerFlag,
  type VirtualServiceConfig,
  type VirtualServiceKey,
} from '#libs/domain';
import { formatEndpoint } from '#libs/ipvs';
import type { ImportedPool, ImportedService } from '../imported.js';
import type { Ledger, Statement } from '../ledger.js';
import { familyOf, hostPrefixOf, integerOf, prefixLengthOf } from '../values.js';
import { readChecks } from './checks.js';
import { endpointOf, methodOf, realLineOf, type RealLine } from './endpoints.js';
import { serviceOfPort, type Exchange } from './negotiate.js';
import { Settings } from './settings.js';

const INTERNAL = 'It is about ldirectord itself';
const EMPTY_POOL =
  'When all servers fail nobody answers, as before; set pool.panicPercent to 1 to serve in spite of it.';

/** Null when it names nothing (the ledger knows why). */
function readKey(settings: Settings, statement: Statement): VirtualServiceKey | null {
  const [name, , value = ''] = statement.words;
  const isIpv6 = name === 'virtual6';
  const protocolOf = (text: string): string | null => (['tcp', 'udp', 'fwm'].includes(text) ? text : null);
  const protocol = settings.value('protocol', protocolOf, 'tcp, udp or fwm');
  const mark = integerOf(value, 1, FIREWALL_MARK_MAX);
  if (mark !== null) return { kind: 'firewall-mark', mark, family: isIpv6 ? 'ipv6' : 'ipv4' };
  const endpoint = endpointOf(value);
  if (endpoint === null || endpoint.port === null || (familyOf(endpoint.address) === 'ipv6') !== isIpv6) return null;
  const usual = endpoint.port === 53 ? 'udp' : 'tcp';
  return {
    kind: 'address',
    protocol: protocol === 'tcp' || protocol === 'udp' ? protocol : usual,
    address: endpoint.address,
    port: endpoint.port,
  };
}

function readConfig(settings: Settings, family: AddressFamily): VirtualServiceConfig | null {
  const schedulerOf = (text: string): (typeof SCHEDULERS)[number] | null =>
    SCHEDULERS.find((one) => one === text) ?? null;
  const scheduler = settings.value('scheduler', schedulerOf, `one of ${SCHEDULERS.join(', ')}`);
  if (scheduler === undefined && settings.all('scheduler').length > 0) return null;
  const flagsOf = (text: string): SchedulerFlag[] | null => {
    const words = text.split(',').map((word) => word.trim());
    return words.every((word) => SCHEDULER_FLAGS.some((flag) => flag === word))
      ? SCHEDULER_FLAGS.filter((flag) => words.includes(flag))
      : null;
  };
  const seconds = settings.integer('persistent', 1, PERSISTENCE_MAX_SECONDS);
  const prefixLength = settings.value('netmask', (text) => prefixLengthOf(text, family), `a netmask for ${family}`);
  return {
    scheduler: scheduler ?? 'wrr',
    schedulerFlags: settings.value('schedflags', flagsOf, `of ${SCHEDULER_FLAGS.join(', ')}`) ?? [],
    persistence:
      seconds === undefined
        ? null
        : { timeoutSeconds: seconds, prefixLength: prefixLength ?? hostPrefixOf(family), engine: null },
    onePacket: settings.flag('ops') ?? false,
  };
}

interface ReadReal {
  readonly statement: Statement;
  readonly line: RealLine;
}

function readReals(settings: Settings, name: 'real' | 'real6'): ReadReal[] {
  return settings.all(name).flatMap((statement) => {
    const line = realLineOf(statement.words[2] ?? '');
    if (line === null) {
      const hint = 'Write ADDRESS:PORT gate|masq|ipip WEIGHT; names of machines are not looked up.';
      settings.ledger.leave(statement, 'It is no real server', hint);
      return [];
    }
    settings.ledger.take(statement);
    return [{ statement, line }];
  });
}

/** ldirectord(8): but for masquerading the port is that of the virtual service; a server that is named twice counts once. */
function serversOf(reals: readonly ReadReal[], key: VirtualServiceKey): IpvsRealServer[] {
  const servers = new Map<string, IpvsRealServer>();
  for (const { line } of reals) {
    const own = line.port === 0 && key.kind === 'address' ? key.port : line.port;
    const port = line.forwardingMethod === 'masquerading' || key.kind === 'firewall-mark' ? own : key.port;
    const config = {
      forwardingMethod: line.forwardingMethod,
      tunnel: null,
      weight: integerOf(line.weight, 0, WEIGHT_MAX) ?? WEIGHT_DEFAULT,
      upperThreshold: Math.min(THRESHOLD_MAX, Number(line.upperThreshold)),
      lowerThreshold: Math.min(THRESHOLD_MAX, Number(line.lowerThreshold)),
    };
    for (const address of line.addresses) servers.set(formatEndpoint({ address, port }), { address, port, config });
  }
  return [...servers.values()];
}

/** Real servers may have a request of their own; checks belong to the service, so that of the first one counts. */
function readExchange(settings: Settings, reals: readonly ReadReal[]): { exchange: Exchange; remarks: string[] } {
  const whole = { request: settings.text('request'), receive: settings.text('receive') };
  const own = reals.map(({ line }) => ({
    request: line.request ?? whole.request,
    receive: line.receive ?? whole.receive,
  }));
  const texts = new Set(own.map((one) => JSON.stringify(one)));
  const remarks =
    texts.size > 1 ? ['Its real servers are asked different things; what the first one is asked holds for all.'] : [];
  return { exchange: own[0] ?? whole, remarks };
}

function readFallback(settings: Settings, name: string, port: number): ImportedPool['sorryServers'] {
  const read = (text: string): ImportedPool['sorryServers'][number] | null => {
    const [where = '', method = 'gate'] = text.trim().split(/\s+/);
    const endpoint = endpointOf(where);
    const forwardingMethod = methodOf(method);
    if (endpoint === null || forwardingMethod === null) return null;
    return {
      address: endpoint.address,
      port: endpoint.port ?? port,
      forwardingMethod,
      weight: WEIGHT_DEFAULT,
      health: null,
    };
  };
  const fallback = settings.value(name, read, 'an address with a port and gate, masq or ipip');
  return fallback === undefined ? [] : [fallback];
}

function leaveTheRest(settings: Settings): void {
  const notice = 'No mails and scripts are started by the director';
  settings.leave(
    ['emailalert', 'emailalertfreq', 'emailalertstatus', 'emailalertfrom', 'smtp', 'fallbackcommand'],
    notice,
    'Take the events from a webhook or from GET /events/stream.',
  );
  settings.leave(['monitorfile', 'load'], INTERNAL, null);
  settings.leave(['cleanstop'], 'Nothing is done at the end of the agent: the kernel goes on balancing', null);
  settings.text('comment');
}

/** Reads one `virtual`; null when it cannot be taken as a whole (the ledger knows why). */
export function readVirtual(
  ledger: Ledger,
  statement: Statement,
  globals: readonly Statement[],
): (Omit<ImportedService, 'name'> & { readonly wish: string | undefined }) | null {
  ledger.take(statement);
  const settings = new Settings(ledger, statement.block ?? [], globals);
  const key = readKey(settings, statement);
  if (key === null) {
    ledger.leave(
      statement,
      'It names nothing to listen on',
      'Write ADDRESS:PORT or a mark; names of machines are not looked up.',
    );
    return null;
  }
  const family = key.kind === 'address' ? familyOf(key.address) : key.family;
  const config = readConfig(settings, family);
  if (config === null) {
    ledger.leave(statement, 'Its scheduler is not known here', 'Choose another scheduler, and import it again.');
    return null;
  }
  const reals = readReals(settings, family === 'ipv6' ? 'real6' : 'real');
  const { exchange, remarks } = readExchange(settings, reals);
  const port = key.kind === 'address' ? key.port : 0;
  const service = settings.text('service') ?? (key.kind === 'address' ? serviceOfPort(port) : 'none');
  const protocol = key.kind === 'address' && key.protocol === 'udp' ? 'udp' : 'tcp';
  const virtualArguments = key.kind === 'address' ? [key.address, String(key.port)] : [String(key.mark), '0'];
  const read = readChecks(settings, exchange, { protocol, service, virtualArguments });
  if (read === null) {
    ledger.leave(
      statement,
      'checktype = off puts none of its servers into the table',
      'Create it in the API, with enabled false.',
    );
    return null;
  }
  const quiescent = settings.flag('quiescent');
  const sorryServers = readFallback(settings, family === 'ipv6' ? 'fallback6' : 'fallback', port);
  const wish = settings.text('servicename');
  leaveTheRest(settings);
  const lost = settings.all('real').length + settings.all('real6').length - reals.length;
  return {
    ...{ key, config, wish },
    health: serviceHealth.parse({ checks: read.checks, onFailure: quiescent === true ? 'quiesce' : 'remove' }),
    pool: { ...poolPolicy.parse({ panicPercent: 0 }), sorryServers },
    realServers: serversOf(reals, key),
    source: { file: statement.file, line: statement.line },
    remarks: [
      ...remarks,
      ...read.remarks,
      ...(lost > 0 ? [`${lost} of its real lines cannot be taken: those servers are missing here.`] : []),
      ...(quiescent === undefined
        ? ['quiescent is not set: ldirectord 4 takes dead servers out of the table, so they are here.']
        : []),
      ...(read.checks.length > 0 && sorryServers.length === 0 ? [EMPTY_POOL] : []),
    ],
  };
}
