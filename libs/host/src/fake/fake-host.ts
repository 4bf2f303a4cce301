import { DomainError } from '#libs/errors';
import type { CommandResult, CommandRunner, HostCommand } from '../command/command-runner.js';
import type { FilePort } from '../files/file-port.js';
import type { Host } from '../host.js';
import { FakeIpvs } from './fake-ipvs.js';
import { FakeModules } from './fake-modules.js';
import { FakeNetwork } from './fake-network.js';

/** Files in memory. */
export class FakeFiles implements FilePort {
  readonly contents = new Map<string, string>();

  read(path: string): Promise<string | null> {
    return Promise.resolve(this.contents.get(path) ?? null);
  }

  write(path: string, text: string): Promise<void> {
    this.contents.set(path, text);
    return Promise.resolve();
  }

  remove(path: string): Promise<void> {
    this.contents.delete(path);
    return Promise.resolve();
  }
}

class NoCommands implements CommandRunner {
  run(command: HostCommand): Promise<CommandResult> {
    return Promise.reject(new DomainError('command-failed', `A fake machine has no program ${command.program}.`));
  }
}

/** A machine in memory, for tests of what plans and decides. */
export class FakeHost implements Host {
  readonly commands = new NoCommands();
  readonly modules = new FakeModules();
  readonly ipvs = new FakeIpvs();
  readonly network = new FakeNetwork(this.modules);
  readonly files = new FakeFiles();
}
