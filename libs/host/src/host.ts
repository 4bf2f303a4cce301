import { SpawnRunner } from './command/spawn-runner.js';
import type { CommandRunner } from './command/command-runner.js';
import { LinuxFiles, type FilePort } from './files/file-port.js';
import { ChosenIpvs } from './ipvs/chosen-ipvs.js';
import type { IpvsPort } from './ipvs/ipvs-port.js';
import { LinuxModules } from './network/linux-modules.js';
import { LinuxNetwork } from './network/linux-network.js';
import type { ModulePort, NetworkPort } from './network/network-port.js';

/** The machine, as the agent sees it: one port per kind of thing that can be read and changed. */
export interface Host {
  readonly commands: CommandRunner;
  readonly ipvs: IpvsPort;
  readonly network: NetworkPort;
  readonly modules: ModulePort;
  readonly files: FilePort;
}

/** The real machine. `tell` gets a line when the machine has to be driven in a slower way. */
export function createLinuxHost(tell: (line: string) => void = toStandardError): Host {
  const commands = new SpawnRunner();
  return {
    commands,
    ipvs: new ChosenIpvs(commands, tell),
    network: new LinuxNetwork(commands),
    modules: new LinuxModules(commands),
    files: new LinuxFiles(),
  };
}

const toStandardError = (line: string): void => void process.stderr.write(`${line}\n`);
