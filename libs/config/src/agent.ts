import { z } from 'zod';
import { AGENT_PORT, device } from '#libs/contracts';
import { MACHINE_ROLES, type MachineRole } from '#libs/domain';
import { absolutePath, addressList, pathList, portFrom, wordsOf } from './agent-fields.js';
import { readEnvironment, type Environment } from './environment.js';

/** How one node agent runs. Ports are TCP. */
export interface AgentConfig {
  /** Everything that the agent keeps, mode 0700. */
  readonly stateDir: string;
  /** Unix socket on which the running agent answers `status`, `setup` and `leave`; its file system must know sockets. */
  readonly controlSocket: string;
  /** What the machine offers before it is a member; then the manager's document decides. */
  readonly roles: readonly MachineRole[];
  readonly port: number;
  /** Own addresses for the join key, best first; empty: those of the interfaces. */
  readonly addresses: readonly string[];
  /** Port of the page on 127.0.0.1; 0 is off. */
  readonly pagePort: number;
  /** Folder with the catalogue of services, written by the node's admin; null: none. */
  readonly servicesDir: string | null;
  /** File into which a service of this machine writes how many jobs wait, told to directors as load; null: none. */
  readonly queueFile: string | null;
  /** Paths where hosting accounts live on this machine; a node must not have any when it joins. */
  readonly hostedData: readonly string[];
  /** Network device for virtual IPs; null: the device of the first address. */
  readonly device: string | null;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

const agentEnvironment = z
  .object({
    DIRECTORATE_AGENT_DIR: absolutePath.default('/var/lib/directorate/agent'),
    DIRECTORATE_AGENT_SOCKET: absolutePath.nullable().default(null),
    DIRECTORATE_AGENT_ROLES: wordsOf(MACHINE_ROLES).default([]),
    DIRECTORATE_AGENT_PORT: portFrom(1).default(AGENT_PORT),
    DIRECTORATE_AGENT_ADDRESSES: addressList.default([]),
    DIRECTORATE_AGENT_PAGE_PORT: portFrom(0).default(7481),
    DIRECTORATE_AGENT_SERVICES_DIR: absolutePath.nullable().default(null),
    DIRECTORATE_AGENT_QUEUE_FILE: absolutePath.nullable().default(null),
    DIRECTORATE_AGENT_HOSTED_DATA: pathList.default([]),
    DIRECTORATE_AGENT_DEVICE: device.nullable().default(null),
    DIRECTORATE_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  })
  .transform((env): AgentConfig => ({
    stateDir: env.DIRECTORATE_AGENT_DIR,
    controlSocket: env.DIRECTORATE_AGENT_SOCKET ?? `${env.DIRECTORATE_AGENT_DIR}/agent.sock`,
    roles: env.DIRECTORATE_AGENT_ROLES,
    port: env.DIRECTORATE_AGENT_PORT,
    addresses: env.DIRECTORATE_AGENT_ADDRESSES,
    pagePort: env.DIRECTORATE_AGENT_PAGE_PORT,
    servicesDir: env.DIRECTORATE_AGENT_SERVICES_DIR,
    queueFile: env.DIRECTORATE_AGENT_QUEUE_FILE,
    hostedData: env.DIRECTORATE_AGENT_HOSTED_DATA,
    device: env.DIRECTORATE_AGENT_DEVICE,
    logLevel: env.DIRECTORATE_LOG_LEVEL,
  }));

/** Settings of the node agent from its environment; every unfit variable is named in the error. */
export function readAgentConfig(environment: Environment): AgentConfig {
  return readEnvironment(agentEnvironment, environment);
}
