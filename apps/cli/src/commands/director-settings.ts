import type { Command } from 'commander';
import { unwrap, type Schemas } from '#libs/api-client';
import { asControlledChange, controlledQuery, settle, type ControlledOptions } from '../change.js';
import type { SessionOf } from '../cli.js';
import { UsageError } from '../exit-codes.js';
import { many, wholeNumber } from '../options.js';
import type { Column } from '../output/table.js';
import type { Session } from '../session.js';
import { nodeIdOf } from './nodes.js';

const SETTINGS: readonly Column<Schemas['KernelSettingView']>[] = [
  { heading: 'NAME', cell: ({ name }) => name },
  { heading: 'KERNEL', cell: ({ kernelDefault }) => kernelDefault },
  { heading: 'HOSTING', cell: ({ hosting }) => hosting },
  { heading: 'FROM', cell: ({ min }) => min },
  { heading: 'TO', cell: ({ max }) => max },
  { heading: 'WHY', cell: ({ reason }) => reason },
];

interface SetOptions extends ControlledOptions {
  readonly node?: string;
  readonly tcpTimeout?: number;
  readonly tcpFinTimeout?: number;
  readonly udpTimeout?: number;
  readonly kernel?: string[];
  readonly sync?: string[];
}

/** `director-settings show | set | kernel`: of all directors, or with --node of one. */
export function addDirectorSettings(program: Command, sessionOf: SessionOf): void {
  const noun = program.command('director-settings').description('timeouts, connection sync and kernel settings');

  noun
    .command('show')
    .description('show what is said, and what is in force')
    .option('--node <name>', 'of one director')
    .action(async ({ node }: { readonly node?: string }, command: Command) => {
      const session = sessionOf(command);
      session.printer.object((await settingsOf(session, node)).body);
    });

  asControlledChange(noun.command('set'))
    .description('change what is named; the rest stays')
    .option('--node <name>', 'of one director')
    .option('--tcp-timeout <seconds>', 'idle time of TCP connections', wholeNumber)
    .option('--tcp-fin-timeout <seconds>', 'idle time after a FIN', wholeNumber)
    .option('--udp-timeout <seconds>', 'idle time of UDP', wholeNumber)
    .option(
      '--kernel <name=value>',
      'a setting of net.ipv4.vs; without a value it is taken back; may be repeated',
      many,
    )
    .option(
      '--sync <state:interface:id>',
      'a sync daemon, such as master:eth1:7; may be repeated; "off" ends them',
      many,
    )
    .action(async (options: SetOptions, command: Command) => {
      const session = sessionOf(command);
      const { body, etag } = await settingsOf(session, options.node);
      const query = controlledQuery(options);
      const header = { 'If-Match': etag };
      const change = { spec: changeOf(options) };
      const { nodeId: id } = body;
      const answer =
        id === null
          ? await session.api.PATCH('/api/v1/director-settings', { params: { header, query }, body: change })
          : await session.api.PATCH('/api/v1/nodes/{id}/director-settings', {
              params: { path: { id }, header, query },
              body: change,
            });
      await settle(session, unwrap(answer).body, options);
    });

  noun
    .command('kernel')
    .description('list the kernel settings with our defaults and the reasons')
    .action(async (_options: unknown, command: Command) => {
      const session = sessionOf(command);
      session.printer.list(unwrap(await session.api.GET('/api/v1/kernel-settings')).body, SETTINGS);
    });
}

async function settingsOf(session: Session, node: string | undefined) {
  if (node === undefined) return unwrap(await session.api.GET('/api/v1/director-settings'));
  const path = { id: await nodeIdOf(session, node) };
  return unwrap(await session.api.GET('/api/v1/nodes/{id}/director-settings', { params: { path } }));
}

function changeOf(options: SetOptions): Schemas['DirectorSettingsChange'] {
  const { tcpTimeout, tcpFinTimeout, udpTimeout, kernel, sync } = options;
  const timeouts = {
    ...(tcpTimeout === undefined ? {} : { tcpSeconds: tcpTimeout }),
    ...(tcpFinTimeout === undefined ? {} : { tcpFinSeconds: tcpFinTimeout }),
    ...(udpTimeout === undefined ? {} : { udpSeconds: udpTimeout }),
  };
  return {
    ...(Object.keys(timeouts).length === 0 ? {} : { timeouts }),
    ...(kernel === undefined ? {} : { kernel: Object.fromEntries(kernel.map(kernelOf)) }),
    ...(sync === undefined ? {} : { sync: sync.join() === 'off' ? [] : sync.map(daemonOf) }),
  };
}

function kernelOf(text: string): [string, string | null] {
  const [, name, value] = /^([a-z0-9_]+)(?:=(.*))?$/.exec(text) ?? [];
  if (name === undefined) throw new UsageError(`--kernel takes name=value, not ${JSON.stringify(text)}.`);
  return [name, value === undefined || value === '' ? null : value];
}

function daemonOf(text: string): Schemas['SyncDaemonsSpec'][number] {
  const [, state, device, id] = /^(master|backup):([^:]+)(?::(\d+))?$/.exec(text) ?? [];
  if (state === undefined || device === undefined) {
    throw new UsageError(`--sync takes state:interface:id, such as master:eth1:7, not ${JSON.stringify(text)}.`);
  }
  return { state: state === 'backup' ? 'backup' : 'master', interface: device, syncId: Number(id ?? 0) };
}
