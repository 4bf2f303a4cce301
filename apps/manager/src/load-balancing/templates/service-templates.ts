import type { Protocol } from '#libs/domain';
import type { WrittenHealth } from '../health/health.schemas.js';

/** What a template fills in; the address, and what it asks for, come from the admin. */
export interface TemplateSpec {
  readonly kind?: 'address' | 'firewall-mark';
  readonly protocol?: Protocol;
  readonly port?: number;
  readonly persistence?: { readonly timeoutSeconds: number };
  readonly onePacket?: boolean;
  readonly health?: WrittenHealth;
}

export interface ServiceTemplate {
  readonly name: TemplateName;
  readonly title: string;
  /** What it is for, and what it does besides naming a port. */
  readonly description: string;
  readonly spec: TemplateSpec;
  /** Ports and protocols of all services that it makes; empty: the admin names them. */
  readonly services: readonly { readonly protocol: Protocol; readonly port: number }[];
  /** Fields that the admin must give besides the address. */
  readonly asks: readonly ('protocol' | 'port' | 'ports' | 'family' | 'mark')[];
}

export const TEMPLATE_NAMES = [
  'http', 'https', 'smtp', 'submission', 'imap', 'imaps', 'pop3', 'pop3s', 'dns', 'ftp', 'ssh', 'mysql', 'sms-http', 'smpp',
  'custom-port', 'port-range', 'firewall-mark',
] as const; // prettier-ignore
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

type Check = NonNullable<WrittenHealth['checks']>[number];
type Title = readonly [name: TemplateName, title: string, description: string];

const onPort = (
  [name, title, description]: Title,
  port: number,
  check: Check,
  more: TemplateSpec = {},
): ServiceTemplate => ({
  ...{ name, title, description, asks: [] },
  spec: { protocol: 'tcp', port, health: { checks: [check] }, ...more },
  services: [{ protocol: 'tcp', port }],
});

/** InterWorx' list of services and what hosting needs besides (IW-96). */
export const TEMPLATES: readonly ServiceTemplate[] = [
  onPort(['http', 'HTTP', 'Web sites; a request for / must be answered by a status from 200 to 399.'], 80, {
    kind: 'http',
  }),
  onPort(
    ['https', 'HTTPS', 'Web sites by TLS; as HTTP, and a visitor stays with a server for five minutes.'],
    443,
    { kind: 'https' },
    { persistence: { timeoutSeconds: 300 } },
  ),
  onPort(['smtp', 'SMTP', 'Mail that comes in; the greeting and EHLO must be answered.'], 25, { kind: 'smtp' }),
  onPort(['submission', 'Submission', 'Mail that customers send; as SMTP, on port 587.'], 587, { kind: 'smtp' }),
  onPort(
    ['imap', 'IMAP', 'Mailboxes; the greeting must come.'],
    143,
    { kind: 'imap' },
    { persistence: { timeoutSeconds: 300 } },
  ),
  onPort(
    ['imaps', 'IMAPS', 'Mailboxes by TLS from the first byte.'],
    993,
    { kind: 'imap', security: 'implicit' },
    { persistence: { timeoutSeconds: 300 } },
  ),
  onPort(['pop3', 'POP3', 'Mailboxes that are fetched; the greeting must come.'], 110, { kind: 'pop3' }),
  onPort(['pop3s', 'POP3S', 'Mailboxes that are fetched, by TLS.'], 995, { kind: 'pop3', security: 'implicit' }),
  {
    ...{ name: 'dns', title: 'DNS', asks: [] },
    description: 'Name servers: one service for UDP, where each packet is scheduled alone, and one for TCP.',
    spec: { port: 53 },
    services: [
      { protocol: 'udp', port: 53 },
      { protocol: 'tcp', port: 53 },
    ],
  },
  onPort(
    [
      'ftp',
      'FTP',
      'File transfer. A client stays with a server for half an hour, as its data comes by other connections: these need a service on every port or a firewall mark besides.',
    ],
    21,
    { kind: 'ftp' },
    { persistence: { timeoutSeconds: 1800 } },
  ),
  onPort(['ssh', 'SSH', 'Log-ins; the server must show its version.'], 22, { kind: 'tcp', expect: '^SSH-' }),
  onPort(['mysql', 'MySQL', 'Databases; the handshake must come.'], 3306, { kind: 'mysql' }),
  onPort(['sms-http', 'SMS over HTTP', 'The gateways’ HTTP door; it must answer.'], 8080, { kind: 'http' }),
  onPort(
    ['smpp', 'SMPP', 'The gateways’ SMPP door. Clients stay bound for hours, so that only new binds are spread.'],
    2775,
    { kind: 'tcp' },
  ),
  {
    ...{ name: 'custom-port', title: 'Custom port', asks: ['protocol', 'port'], services: [] },
    description: 'Any protocol and port; TCP is checked by a connection.',
    spec: {},
  },
  {
    ...{ name: 'port-range', title: 'Port range', asks: ['protocol', 'ports'], services: [] },
    description:
      'A service for each port, 64 at most: IPVS itself knows single ports and all ports, but no ranges. For wider ones mark the packets in your firewall and balance the mark.',
    spec: {},
  },
  {
    ...{ name: 'firewall-mark', title: 'Firewall mark', asks: ['family', 'mark'], services: [] },
    description:
      'Packets that your firewall rules on the director mark, whatever their ports; several ports become one service.',
    spec: { kind: 'firewall-mark' },
  },
];

/** The ready-made lengths of persistence (IW-99). */
export const PERSISTENCE_PRESETS = [
  { seconds: 0, title: 'Off', description: 'Each connection goes where the policy sends it.' },
  { seconds: 300, title: '5 minutes', description: 'Good for shops and log-ins.' },
  { seconds: 1800, title: '30 minutes', description: 'For sessions with long pauses.' },
  { seconds: 3600, title: '1 hour', description: 'For work that lasts; spreads clients worse.' },
] as const;
