import type { Command } from 'commander';
import { unwrap, type Schemas } from '#libs/api-client';
import { asControlledChange, controlledQuery, idempotent, settle, type ControlledOptions } from '../change.js';
import type { SessionOf } from '../cli.js';
import { idOf, listAll, type ListOptions, type ListQuery } from '../lookup.js';
import { asList } from '../options.js';
import type { Column } from '../output/table.js';
import type { Session } from '../session.js';
import { asServiceSettings, serviceSettings, type ServiceOptions } from './service-options.js';

type Policy = Schemas['PolicyView'];

const COLUMNS: readonly Column<Policy>[] = [
  { heading: 'NAME', cell: ({ name }) => name },
  { heading: 'DEFAULT', cell: ({ status }) => status.isDefault },
  { heading: 'SCHEDULER', cell: ({ spec }) => spec.scheduler },
  {
    heading: 'PERSISTENCE',
    cell: ({ spec }) => (spec.persistence === null ? 'off' : `${spec.persistence.timeoutSeconds} s`),
  },
  { heading: 'SERVICES', cell: ({ status }) => status.virtualServices.map(({ name }) => name) },
  { heading: 'DESCRIPTION', cell: ({ spec }) => spec.description },
];

interface PolicyOptions extends ServiceOptions, ControlledOptions {
  readonly method?: Schemas['ForwardingMethod'];
  readonly description?: string;
}

/** `policies list | show | add | update | remove | default`. */
export function addPolicies(program: Command, sessionOf: SessionOf): void {
  const noun = program.command('policies').alias('policy').description('how services are balanced, by a name');

  asList(noun.command('list'))
    .description('list the policies with the services that follow them')
    .action(async (options: ListOptions, command: Command) => {
      const session = sessionOf(command);
      session.printer.list(await listAll(pageOf(session), options), COLUMNS);
    });

  noun
    .command('show <name>')
    .description('show one')
    .action(async (name: string, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      session.printer.object((await policyOf(session, name)).body);
    });

  asControlledChange(asPolicy(noun.command('add <name>')))
    .description('create a policy')
    .action(async (name: string, options: PolicyOptions, command: Command) => {
      const session = sessionOf(command);
      const answer = await session.api.POST('/api/v1/policies', {
        params: { header: idempotent(), query: controlledQuery(options) },
        body: { name, spec: specOf(options) },
      });
      await settle(session, unwrap(answer).body, options);
    });

  asControlledChange(asPolicy(noun.command('update <name>')))
    .description('change a policy, and with it the services that follow it')
    .action(async (name: string, options: PolicyOptions, command: Command) => {
      const session = sessionOf(command);
      const { body, etag } = await policyOf(session, name);
      const answer = await session.api.PATCH('/api/v1/policies/{id}', {
        params: { path: { id: body.id }, header: { 'If-Match': etag }, query: controlledQuery(options) },
        body: { spec: specOf(options) },
      });
      await settle(session, unwrap(answer).body, options);
    });

  asControlledChange(noun.command('remove <name>'))
    .description('delete a policy that no service follows')
    .action(async (name: string, options: ControlledOptions, command: Command) => {
      const session = sessionOf(command);
      const { body, etag } = await policyOf(session, name);
      const answer = await session.api.DELETE('/api/v1/policies/{id}', {
        params: { path: { id: body.id }, header: { 'If-Match': etag }, query: controlledQuery(options) },
      });
      await settle(session, unwrap(answer).body, options);
    });

  asControlledChange(noun.command('default <name>'))
    .description('choose the policy that services follow which name none')
    .action(async (name: string, options: ControlledOptions, command: Command) => {
      const session = sessionOf(command);
      const { etag } = unwrap(await session.api.GET('/api/v1/policies/default'));
      const answer = await session.api.PUT('/api/v1/policies/default', {
        params: { header: { 'If-Match': etag }, query: controlledQuery(options) },
        body: { policy: name },
      });
      await settle(session, unwrap(answer).body, options);
    });
}

const asPolicy = (command: Command): Command =>
  asServiceSettings(command)
    .option('--method <name>', 'of servers that are added: direct-routing, masquerading or tunneling')
    .option('--description <text>', 'one line for people');

function specOf({ method, description, ...options }: PolicyOptions): Schemas['PolicySpecPatch'] {
  const { scheduler, schedulerFlags, persistence, health, pool } = serviceSettings(options);
  return {
    ...(scheduler === undefined ? {} : { scheduler }),
    ...(schedulerFlags === undefined ? {} : { schedulerFlags }),
    ...(persistence === undefined ? {} : { persistence }),
    ...(health === undefined ? {} : { health }),
    ...(pool === undefined ? {} : { pool }),
    ...(method === undefined ? {} : { forwardingMethod: method }),
    ...(description === undefined ? {} : { description }),
  };
}

const pageOf = (session: Session) => (query: ListQuery) => session.api.GET('/api/v1/policies', { params: { query } });

async function policyOf(session: Session, name: string): Promise<{ body: Policy; etag: string }> {
  const id = await idOf('policy', name, pageOf(session));
  return unwrap(await session.api.GET('/api/v1/policies/{id}', { params: { path: { id } } }));
}
