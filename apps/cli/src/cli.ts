import { Command, Option } from 'commander';
import type { Environment } from '#libs/config';
import { addAddresses } from './commands/addresses.js';
import { addAlarms } from './commands/alarms.js';
import { addApply } from './commands/apply.js';
import { addAudit } from './commands/audit.js';
import { addCatalogue } from './commands/catalogue.js';
import { addChangeSets } from './commands/change-sets.js';
import { addCluster } from './commands/cluster.js';
import { addCommands } from './commands/commands.js';
import { addDirectorSettings } from './commands/director-settings.js';
import { addDrains } from './commands/drains.js';
import { addEvents } from './commands/events.js';
import { addHealth } from './commands/health.js';
import { addHelpers } from './commands/helpers.js';
import { addLogIn } from './commands/log-in.js';
import { addImports } from './commands/imports.js';
import { addMaintenance } from './commands/maintenance.js';
import { addNodes } from './commands/nodes.js';
import { addOperations } from './commands/operations.js';
import { addPolicies } from './commands/policies.js';
import { addRealServers } from './commands/real-servers.js';
import { addStatistics } from './commands/statistics.js';
import { addRevisions } from './commands/revisions.js';
import { addConnections } from './commands/service-questions.js';
import { addTokens } from './commands/tokens.js';
import { addUsers } from './commands/users.js';
import { addVirtualServices } from './commands/virtual-services.js';
import { addWebhooks } from './commands/webhooks.js';
import { FORMATS, type Streams } from './output/printer.js';
import type { Prompt } from './prompt.js';
import { Session, type GlobalOptions } from './session.js';

/** Makes the session of the command that runs, from all options given. */
export type SessionOf = (command: Command) => Session;

export interface CliWorld {
  readonly environment: Environment;
  readonly streams: Streams;
  readonly prompt: Prompt;
  readonly sleep: (ms: number) => Promise<void>;
}

const VERSION = '0.1.0';
const EXAMPLES = `
Exit status:
  0 done   1 refused   2 wrong usage   3 not logged in or not allowed   4 not found   5 conflict
  6 the operation failed   7 the manager cannot be reached   8 --wait ended first
  9 apply --dry-run --exit-code: there is something to do

Settings: --url, --token and --ca-file, or DIRECTORATE_URL, DIRECTORATE_TOKEN and DIRECTORATE_CA_FILE, or the last login.`;

/** The whole command line; runs nothing until it is parsed. */
export function buildCli(world: CliWorld): Command {
  const program = new Command('directorate')
    .description('Manages a Directorate cluster through its public API.')
    .version(VERSION)
    .addOption(new Option('-o, --output <format>', 'how results are printed').choices(FORMATS).default('table'))
    .option('--url <url>', 'where the manager is: https://HOST:7443, http://127.0.0.1:8080 or unix:/path')
    .option('--token <secret>', 'bearer token (better: DIRECTORATE_TOKEN, which no process list shows)')
    .option('--ca-file <file>', 'CA certificate of the cluster')
    .option('--curl', 'print the requests as curl commands; what would change something is not sent')
    .addHelpText('after', EXAMPLES)
    .configureOutput({ writeOut: world.streams.out, writeErr: world.streams.err })
    .exitOverride();
  const sessionOf: SessionOf = (command) =>
    new Session(command.optsWithGlobals<GlobalOptions>(), world.environment, world.streams, world.sleep);
  addLogIn(program, sessionOf, world.prompt);
  addCluster(program, sessionOf);
  addHealth(program, sessionOf);
  addNodes(program, sessionOf);
  addMaintenance(program, sessionOf);
  addAddresses(program, sessionOf);
  addImports(program, sessionOf);
  addVirtualServices(program, sessionOf);
  addRealServers(program, sessionOf);
  addDrains(program, sessionOf);
  addApply(program, sessionOf, world);
  addChangeSets(program, sessionOf);
  addRevisions(program, sessionOf);
  addPolicies(program, sessionOf);
  addCatalogue(program, sessionOf);
  addDirectorSettings(program, sessionOf);
  addConnections(program, sessionOf);
  addOperations(program, sessionOf);
  addCommands(program, sessionOf);
  addEvents(program, sessionOf);
  addAlarms(program, sessionOf);
  addStatistics(program, sessionOf);
  addWebhooks(program, sessionOf);
  addUsers(program, sessionOf, world.prompt);
  addTokens(program, sessionOf);
  addAudit(program, sessionOf);
  addHelpers(program, world.streams);
  return program;
}
