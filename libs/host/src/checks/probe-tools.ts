import type { ProbeTools } from '#libs/checks';
import type { CommandRunner } from '../command/command-runner.js';
import { LinuxDialer } from '../sockets/linux-dialer.js';
import { LinuxCheckFiles } from './linux-check-files.js';
import { LinuxPrograms } from './linux-programs.js';

/** What health checks need of the real machine. */
export const createProbeTools = (commands: CommandRunner): ProbeTools => ({
  dialer: new LinuxDialer(),
  programs: new LinuxPrograms(commands),
  files: new LinuxCheckFiles(),
});
