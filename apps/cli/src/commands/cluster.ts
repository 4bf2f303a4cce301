import type { Command } from 'commander';
import { unwrap, type Schemas } from '#libs/api-client';
import { asChange, changeQuery, settle, type ChangeOptions } from '../change.js';
import type { SessionOf } from '../cli.js';

interface SetUpOptions extends ChangeOptions {
  readonly name: string;
  readonly quorumIp: string;
  readonly topology: Schemas['Topology'];
}

/** `cluster show | set-up | quorum-ip-candidates`. */
export function addCluster(program: Command, sessionOf: SessionOf): void {
  const noun = program.command('cluster').description('the cluster itself: name, topology, quorum IP');

  noun
    .command('show')
    .description('show the cluster')
    .action(async (_options: unknown, command: Command) => {
      const session = sessionOf(command);
      session.printer.object(unwrap(await session.api.GET('/api/v1/cluster')).body);
    });

  noun
    .command('quorum-ip-candidates')
    .description("list the manager's addresses from which the quorum IP can be chosen")
    .action(async (_options: unknown, command: Command) => {
      const session = sessionOf(command);
      session.printer.list(unwrap(await session.api.GET('/api/v1/cluster/quorum-ip-candidates')).body, [
        { heading: 'ADDRESS', cell: ({ address, prefixLength }) => `${address}/${prefixLength}` },
        { heading: 'DEVICE', cell: ({ device }) => device },
        { heading: 'TOPOLOGIES', cell: ({ topologies }) => topologies },
        { heading: 'CANNOT BE CHOSEN', cell: ({ refusal }) => refusal },
      ]);
    });

  asChange(noun.command('set-up'))
    .description('choose name, quorum IP and topology; later: change them')
    .requiredOption('--name <name>', 'name of the cluster')
    .requiredOption('--quorum-ip <address>', 'address by which nodes and manager talk')
    .option('--topology <topology>', 'one-nic or two-nic', 'one-nic')
    .action(async (options: SetUpOptions, command: Command) => {
      const session = sessionOf(command);
      const { etag } = unwrap(await session.api.GET('/api/v1/cluster'));
      const answer = await session.api.PUT('/api/v1/cluster', {
        params: { header: { 'If-Match': etag }, query: changeQuery(options) },
        body: { name: options.name, spec: { quorumIp: options.quorumIp, topology: options.topology } },
      });
      await settle(session, unwrap(answer).body, options);
    });
}
