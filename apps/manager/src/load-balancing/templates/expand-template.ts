import type { Protocol } from '#libs/domain';
import type { FieldFault } from '#libs/errors';
import { TEMPLATES } from './service-templates.js';
import type { CreateFromTemplate } from '../bulk/bulk.dto.js';
import { type CreateVirtualService, PersistenceSpec, type VirtualServiceSpec } from '../virtual-service.dto.js';

const MOST_PORTS = 64;

interface Door {
  readonly protocol: Protocol;
  readonly port: number;
}

/** The services that a template makes of an input, or why it makes none. */
export function expandTemplate(input: CreateFromTemplate): CreateVirtualService[] | FieldFault {
  const template = TEMPLATES.find(({ name }) => name === input.template);
  if (template === undefined) return { pointer: '/template', message: 'is no template' };
  if (template.name === 'custom-port' || template.name === 'firewall-mark') {
    const hint = 'POST /api/v1/virtual-services takes this template.';
    return { pointer: '/template', message: 'makes one service that the admin describes', hint };
  }
  const doors = template.name === 'port-range' ? rangeOf(input) : template.services;
  if (!Array.isArray(doors)) return doors as FieldFault;
  const { address, tags, createAddress, realServers } = input;
  return (doors as readonly Door[]).map(({ protocol, port }) => {
    const own = Object.fromEntries(Object.entries(input.spec ?? {}).filter(([, value]) => value !== undefined));
    const { persistence, ...settings } = template.spec;
    const kept = persistence === undefined ? {} : { persistence: Object.assign(new PersistenceSpec(), persistence) };
    const onePacket = template.name === 'dns' && protocol === 'udp' ? { onePacket: true } : {};
    const health =
      template.name === 'dns'
        ? { health: { checks: [{ kind: 'dns' as const, transport: dnsTransport(protocol) }] } }
        : {};
    const spec: VirtualServiceSpec = { ...settings, ...kept, ...onePacket, ...health, ...own, protocol, address, port };
    return {
      name: nameOf(input.name, doors as readonly Door[], { protocol, port }),
      spec,
      ...(tags === undefined ? {} : { tags }),
      ...(createAddress === undefined ? {} : { createAddress }),
      ...(realServers === undefined ? {} : { realServers }),
    };
  });
}

const dnsTransport = (protocol: Protocol): 'udp' | 'tcp' => (protocol === 'udp' ? 'udp' : 'tcp');

function rangeOf({ protocol = 'tcp', fromPort, toPort }: CreateFromTemplate): Door[] | FieldFault {
  if (fromPort === undefined) return { pointer: '/fromPort', message: 'must be given for a port range' };
  if (toPort === undefined) return { pointer: '/toPort', message: 'must be given for a port range' };
  if (toPort < fromPort) return { pointer: '/toPort', message: 'must not be less than fromPort' };
  const count = toPort - fromPort + 1;
  if (count > MOST_PORTS) {
    const hint = 'Mark the packets in the firewall of the director, and balance the mark (template firewall-mark).';
    return { pointer: '/toPort', message: `makes ${count} services; ${MOST_PORTS} are the most`, hint };
  }
  return Array.from({ length: count }, (_, index) => ({ protocol, port: fromPort + index }));
}

/** One service has the name as it is; several have what tells them apart behind it. */
function nameOf(name: string, doors: readonly Door[], { protocol, port }: Door): string {
  if (doors.length === 1) return name;
  const isByProtocol = doors.every((door) => door.port === port);
  return `${name}-${isByProtocol ? protocol : port}`;
}
