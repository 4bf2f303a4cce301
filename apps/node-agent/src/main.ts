import { parseArgs } from 'node:util';
import { processEnvironment, readAgentConfig } from '#libs/config';
import { DomainError, messageOf } from '#libs/errors';
import { createLinuxHost } from '#libs/host';
import { ask } from './cli/ask.js';
import { leave } from './cli/leave.js';
import { setup } from './cli/setup.js';
import { status } from './cli/status.js';
import { composeAgent } from './compose.js';
import { systemClock } from './shared/clock.js';
import { Log } from './shared/log.js';
import { AGENT_VERSION } from './version.js';

const USAGE = `directorate-agent ${AGENT_VERSION}: the hand of a Directorate cluster on this server

  directorate-agent run                 run the agent (until SIGTERM; what the kernel does goes on)
  directorate-agent setup [--json]      make a join key for this server
  directorate-agent ask MANAGERS --fingerprint SHA256 --token TOKEN
                                        ask to join, by the command that the manager shows under Nodes
  directorate-agent status [--json]     tell what this server is in the cluster
  directorate-agent leave               leave the cluster and undo what it changed here

Settings come from the environment: DIRECTORATE_AGENT_DIR, _ADDRESSES, _PORT, _PAGE_PORT, _DEVICE, _ROLES,
_SERVICES_DIR, _HOSTED_DATA, _SOCKET, and DIRECTORATE_LOG_LEVEL.
`;

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...{ json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' } },
      ...{ fingerprint: { type: 'string' }, token: { type: 'string' } },
    },
  });
  const [command = '', ...rest] = positionals;
  if (values.version === true) return print(`${AGENT_VERSION}\n`);
  if (values.help === true || command === 'help') return print(USAGE);
  if (!['run', 'setup', 'ask', 'status', 'leave'].includes(command) || rest.length > (command === 'ask' ? 1 : 0)) {
    process.stderr.write(USAGE);
    return 2;
  }
  const config = readAgentConfig(processEnvironment());
  const log = new Log(config.logLevel, (line) => process.stderr.write(line), () => systemClock.now()); // prettier-ignore
  const asJson = values.json === true;
  if (command === 'setup') return print(await setup(config, systemClock, asJson));
  if (command === 'ask') {
    const { fingerprint, token } = values;
    return print(await ask(config, systemClock, { managers: rest[0], fingerprint, token }));
  }
  if (command === 'status') return print(await status(config, log, asJson));
  const host = createLinuxHost();
  if (command === 'leave') return print(await leave(config, host, systemClock, log));
  // A fault in one part must not take the others down with it: it is told, and the loops go on.
  process.on('unhandledRejection', (reason) => log.error('unhandled rejection', { error: messageOf(reason) }));
  process.on('uncaughtException', (error) => log.error('uncaught exception', { error: error.stack ?? error.message }));
  const agent = await composeAgent({ config, host, clock: systemClock, log, random: Math.random });
  const stopped = new Promise<NodeJS.Signals>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
  await agent.start();
  log.info('stopping', { signal: await stopped });
  await agent.stop();
  return 0;
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => {
    // Output into a pipe may still be on its way: `exit` comes by itself unless something hangs.
    process.exitCode = code;
    setTimeout(() => process.exit(code), 2000).unref();
  },
  (error: unknown) => {
    const hint = error instanceof DomainError && error.hint !== undefined ? `\n${error.hint}` : '';
    process.stderr.write(`directorate-agent: ${messageOf(error)}${hint}\n`);
    process.exit(1);
  },
);
