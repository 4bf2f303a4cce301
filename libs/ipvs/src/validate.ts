import {
  FIREWALL_MARK_MAX,
  PATH_PROBE_MARKS,
  PERSISTENCE_MAX_SECONDS,
  THRESHOLD_MAX,
  WEIGHT_MAX,
  type IpvsRealServer,
  type IpvsService,
  type VirtualServiceConfig,
  type VirtualServiceKey,
} from '#libs/domain';
import type { FieldFault } from '#libs/errors';
import { ftpFaults } from './validate-ftp.js';
import { tunnelFaults } from './validate-tunnel.js';
import { familyOfAddress, familyOfKey, formatEndpoint } from './key.js';

const outside = (value: number, low: number, high: number): boolean =>
  !Number.isInteger(value) || value < low || value > high;

function keyFaults(key: VirtualServiceKey, config: VirtualServiceConfig): FieldFault[] {
  const faults: FieldFault[] = [];
  if (key.kind === 'firewall-mark') {
    if (outside(key.mark, 1, FIREWALL_MARK_MAX)) {
      faults.push({
        pointer: '/key/mark',
        message: `The firewall mark ${key.mark} is not between 1 and ${FIREWALL_MARK_MAX}.`,
      });
    }
    if (key.mark >= PATH_PROBE_MARKS.first && key.mark <= PATH_PROBE_MARKS.last) {
      const hint = `Use a mark below ${PATH_PROBE_MARKS.first} or above ${PATH_PROBE_MARKS.last}.`;
      const message = `The firewall mark ${key.mark} is kept for probes of directors.`;
      faults.push({ pointer: '/key/mark', message, hint });
    }
    return faults;
  }
  if (outside(key.port, 0, 65_535))
    faults.push({ pointer: '/key/port', message: `The port ${key.port} is not between 0 and 65535.` });
  if (key.port === 0 && config.persistence === null) {
    const hint = 'Set persistence, or name the port.';
    faults.push({ pointer: '/key/port', message: 'Port 0 (every port) needs persistence.', hint });
  }
  return faults;
}

function configFaults(key: VirtualServiceKey, config: VirtualServiceConfig): FieldFault[] {
  const faults: FieldFault[] = [];
  const widest = familyOfKey(key) === 'ipv6' ? 128 : 32;
  if (config.persistence !== null && outside(config.persistence.prefixLength, 1, widest)) {
    const message = `The persistence prefix length ${config.persistence.prefixLength} is not between 1 and ${widest}.`;
    faults.push({ pointer: '/config/persistence/prefixLength', message });
  }
  if (config.persistence !== null && outside(config.persistence.timeoutSeconds, 1, PERSISTENCE_MAX_SECONDS)) {
    const message = `The persistence timeout is not between 1 and ${PERSISTENCE_MAX_SECONDS} seconds.`;
    faults.push({ pointer: '/config/persistence/timeoutSeconds', message });
  }
  if (config.onePacket && key.kind === 'address' && key.protocol !== 'udp') {
    const hint = 'Use it with UDP services, or with a firewall mark that only UDP packets carry.';
    faults.push({
      pointer: '/config/onePacket',
      message: `One-packet scheduling is for UDP, not ${key.protocol}.`,
      hint,
    });
  }
  if (config.persistence?.engine === 'sip' && key.kind === 'address' && key.protocol !== 'udp') {
    const hint = 'Use a UDP service, or leave the engine out.';
    faults.push({
      pointer: '/config/persistence/engine',
      message: `The engine sip reads UDP only, not ${key.protocol}.`,
      hint,
    });
  }
  for (const flag of config.schedulerFlags) {
    if (flag.startsWith(`${config.scheduler}-`)) continue;
    const hint = `Use the scheduler ${flag.slice(0, 2)}, or leave the flag out.`;
    faults.push({
      pointer: '/config/schedulerFlags',
      message: `The flag ${flag} does not belong to the scheduler ${config.scheduler}.`,
      hint,
    });
  }
  return faults;
}

function serverFaults(key: VirtualServiceKey, server: IpvsRealServer, at: string): FieldFault[] {
  const faults: FieldFault[] = [];
  const { weight, upperThreshold, lowerThreshold, forwardingMethod } = server.config;
  if (outside(weight, 0, WEIGHT_MAX))
    faults.push({
      pointer: `${at}/config/weight`,
      message: `The weight ${weight} is not between 0 and ${WEIGHT_MAX}.`,
    });
  for (const [name, value] of Object.entries({ upperThreshold, lowerThreshold })) {
    if (outside(value, 0, THRESHOLD_MAX))
      faults.push({
        pointer: `${at}/config/${name}`,
        message: `${value} is not between 0 and ${THRESHOLD_MAX} connections.`,
      });
  }
  if (upperThreshold > 0 && lowerThreshold > upperThreshold) {
    faults.push({
      pointer: `${at}/config/lowerThreshold`,
      message: `The lower threshold ${lowerThreshold} is above the upper one, ${upperThreshold}.`,
    });
  }
  if (outside(server.port, 0, 65_535))
    faults.push({ pointer: `${at}/port`, message: `The port ${server.port} is not between 0 and 65535.` });
  if (forwardingMethod !== 'masquerading' && key.kind === 'address' && server.port !== key.port) {
    const message = `With ${forwardingMethod} the real server's port must be the service's, ${key.port}, not ${server.port}.`;
    faults.push({ pointer: `${at}/port`, message, hint: 'Use the same port, or the forwarding method masquerading.' });
  }
  faults.push(...tunnelFaults(server.config, at));
  if (forwardingMethod !== 'tunneling' && familyOfAddress(server.address) !== familyOfKey(key)) {
    const message = `The real server's address is ${familyOfAddress(server.address)}, the service is ${familyOfKey(key)}.`;
    faults.push({ pointer: `${at}/address`, message, hint: 'Only tunneling may cross address families.' });
  }
  return faults;
}

/**
 * The rules of ipvsadm(8) and the kernel for a service with its servers; pointers are into `{key, config, realServers}`.
 * An empty list means that the kernel will take it, as far as it has the scheduler.
 */
export function validateService(service: IpvsService): FieldFault[] {
  const seen = new Set<string>();
  const perServer = service.realServers.flatMap((server, index) => {
    const name = formatEndpoint(server);
    const twice = seen.has(name);
    seen.add(name);
    const at = `/realServers/${index}`;
    return [
      ...serverFaults(service.key, server, at),
      ...(twice ? [{ pointer: at, message: `The real server ${name} is named twice.` }] : []),
    ];
  });
  const { key, config } = service;
  return [...keyFaults(key, config), ...configFaults(key, config), ...ftpFaults(service), ...perServer];
}
