import type { Command } from 'commander';
import { unwrap, type Schemas } from '#libs/api-client';
import { asControlledChange, controlledQuery, idempotent, settle, type ControlledOptions } from '../change.js';
import type { SessionOf } from '../cli.js';
import { listAll, type ListOptions } from '../lookup.js';
import { asList } from '../options.js';
import type { Column } from '../output/table.js';
import { addCheckTrials } from './check-trials.js';
import { asDrainFirst, assertNoDrainOptions, drainThenDelete, type DrainFirstOptions } from './drain-first.js';
import { addServiceQuestions } from './service-questions.js';
import { serviceOf, servicePages } from './find-service.js';
import { asServiceSettings, nameOfService, serviceSettings, type ServiceOptions } from './service-options.js';

const COLUMNS: readonly Column<Schemas['VirtualServiceView']>[] = [
  { heading: 'NAME', cell: ({ name }) => name },
  { heading: 'SERVICE', cell: ({ key }) => key },
  { heading: 'SCHEDULER', cell: ({ spec }) => spec.scheduler },
  { heading: 'STATE', cell: ({ status }) => status.state },
  { heading: 'SERVERS UP', cell: ({ status }) => `${status.servers.up} of ${status.servers.total}` },
  { heading: 'CONNECTIONS', cell: ({ status }) => status.activeConnections },
  { heading: 'WHY', cell: ({ status }) => status.reason },
];

type AddOptions = ServiceOptions & ControlledOptions & { readonly createAddress?: boolean; readonly template?: string };

/** `virtual-services list | show | add | update | remove`. */
export function addVirtualServices(program: Command, sessionOf: SessionOf): void {
  const noun = program.command('virtual-services').alias('services').description('what is balanced: virtual services');

  asList(noun.command('list'))
    .description('list the virtual services with their state')
    .action(async (options: ListOptions, command: Command) => {
      const session = sessionOf(command);
      session.printer.list(await listAll(servicePages(session), options), COLUMNS);
    });

  noun
    .command('show <name>')
    .description('show one with its real servers')
    .action(async (name: string, _options: unknown, command: Command) => {
      const session = sessionOf(command);
      session.printer.object((await serviceOf(session, name)).body);
    });

  asControlledChange(asServiceSettings(noun.command('add <name> <service>').alias('create')))
    .description('balance a service, such as tcp/192.0.2.80:80, udp/[2001:db8::80]:53 or fwmark/7/ipv4')
    .option('--create-address', 'make its address a virtual IP of the cluster')
    .option('--template <name>', 'fill in what is not named; the service is an address then: see "templates list"')
    .action(async (name: string, service: string, options: AddOptions, command: Command) => {
      const session = sessionOf(command);
      const { template, createAddress } = options;
      const place = template === undefined || service.includes('/') ? nameOfService(service) : { address: service };
      const answer = await session.api.POST('/api/v1/virtual-services', {
        params: { header: idempotent(), query: controlledQuery(options) },
        body: {
          name,
          spec: { ...place, ...serviceSettings(options) },
          // The API checks the word; it names those that it knows.
          ...(template === undefined ? {} : { template: template as Schemas['ServiceTemplateName'] }),
          ...(createAddress === true ? { createAddress } : {}),
        },
      });
      await settle(session, unwrap(answer).body, options);
    });

  asControlledChange(asServiceSettings(noun.command('update <name>')))
    .description('change how it is balanced; what is not named stays as it is')
    .option('--rename <name>', 'another name')
    .action(
      async (name: string, options: ServiceOptions & ControlledOptions & { rename?: string }, command: Command) => {
        const session = sessionOf(command);
        const { body, etag } = await serviceOf(session, name);
        const answer = await session.api.PATCH('/api/v1/virtual-services/{id}', {
          params: { path: { id: body.id }, header: { 'If-Match': etag }, query: controlledQuery(options) },
          body: { spec: serviceSettings(options), ...(options.rename === undefined ? {} : { name: options.rename }) },
        });
        await settle(session, unwrap(answer).body, options);
      },
    );

  asDrainFirst(asControlledChange(noun.command('remove <name>').alias('delete')))
    .description('stop balancing it; its real servers are removed from it')
    .action(async (name: string, options: DrainFirstOptions, command: Command) => {
      const session = sessionOf(command);
      const { body, etag } = await serviceOf(session, name);
      if (options.drain === true) return drainThenDelete(session, { virtualServiceId: body.id }, options);
      assertNoDrainOptions(options);
      const answer = await session.api.DELETE('/api/v1/virtual-services/{id}', {
        params: { path: { id: body.id }, header: { 'If-Match': etag }, query: controlledQuery(options) },
      });
      await settle(session, unwrap(answer).body, options);
    });
  addServiceQuestions(noun, sessionOf);
  addCheckTrials(noun, sessionOf);
}
