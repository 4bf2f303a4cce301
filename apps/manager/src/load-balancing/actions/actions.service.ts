import { Injectable } from '@nestjs/common';
import { connectionsResult, type CommandPayload, type CommandType } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { formatEndpoint } from '#libs/ipvs';
import { canonicalAddress } from '../../addresses/address.js';
import { type Actor, recordedActor } from '../../auth/actor.js';
import { type ChangeResult, ChangesService } from '../../changes/changes.service.js';
import { CommandOutbox } from '../../commands/command-outbox.js';
import { Transactor } from '../../common/database/transactor.js';
import { invalidInput } from '../../common/http/validation.pipe.js';
import { OperationsService } from '../../operations/operations.service.js';
import type { Machine } from '../../nodes/machine.js';
import { subjectOf } from '../audited.js';
import { keyOf } from '../virtual-service-key.js';
import type { VirtualServiceEntity } from '../virtual-service.entity.js';
import { VirtualServiceRepository } from '../virtual-service.repository.js';
import type { ConnectionsQuery, ConnectionsView } from './actions.dto.js';
import { DirectorChoice } from './director-choice.js';

const CONNECTIONS_PATIENCE_MS = 5000;

/** What directors are asked to do at once: it changes nothing that is wanted. */
@Injectable()
export class ServiceActions {
  constructor(
    private readonly services: VirtualServiceRepository,
    private readonly directors: DirectorChoice,
    private readonly changes: ChangesService,
    private readonly outbox: CommandOutbox,
    private readonly operations: OperationsService,
    private readonly transactor: Transactor,
  ) {}

  /** Sets the counters of a service to 0 on each of its directors. */
  async zero(actor: Actor, id: string): Promise<ChangeResult<VirtualServiceEntity>> {
    const service = await this.services.get(id);
    const directors = await this.directors.allOf(id);
    const title = `Set the counters of ${service.name} to 0`;
    const commands = directors.map((director) => ({ director, payload: { service: keyOf(service) } }));
    return this.ask(actor, service, { type: 'ipvs.zero', title, commands });
  }

  /** Runs one check of a real server, or all, now; the answer is the result of the operation. */
  async probe(
    actor: Actor,
    id: string,
    serverId: string,
    check: string | null,
  ): Promise<ChangeResult<VirtualServiceEntity>> {
    const service = await this.services.get(id);
    const sorry = service.pool.sorryServers.find((candidate) => candidate.id === serverId);
    const server = sorry ?? (await this.services.server(id, serverId));
    const { checks } = sorry?.health ?? service.health;
    if (checks.length === 0 || (check !== null && !checks.some(({ name }) => name === check))) {
      const hint = `Its checks are: ${checks.map(({ name }) => name).join(', ') || 'none'}.`;
      throw invalidInput([{ pointer: '/check', message: 'is not a check of this server', hint }]);
    }
    const director = await this.directors.carrierOf(id);
    const title = `Probe ${formatEndpoint(server)} of ${service.name}`;
    const payload = { virtualServiceId: id, realServerId: serverId, check };
    return this.ask(actor, service, { type: 'health.probe', title, commands: [{ director, payload }] });
  }

  /** Reads the connection table of a director; waits a few seconds for it. */
  async connections(actor: Actor, query: ConnectionsQuery): Promise<ConnectionsView> {
    const { serviceId, directorId, client, server, limit } = query;
    const service = serviceId === undefined ? null : await this.services.get(serviceId);
    const director = await this.askedDirector(directorId, serviceId);
    const { id, name } = director;
    const operationId = await this.transactor.run(async (tx) => {
      const operation = await this.operations.create(tx, {
        ...{ kind: 'connections.list', title: `List connections on ${name}`, steps: [] },
        ...{ subject: { type: 'node', id, name }, actor: recordedActor(actor) },
      });
      await this.outbox.add(tx, {
        ...{ machineId: id, machineName: name, type: 'ipvs.connections', operationId: operation.id },
        payload: {
          service: service === null ? null : keyOf(service),
          clientAddress: client === undefined ? null : canonicalAddress(client),
          realServerAddress: server === undefined ? null : canonicalAddress(server),
          limit,
        },
        step: { name: `connections:${name}`, title: `Read the connection table of ${name}` },
      });
      return operation.id;
    });
    const ended = await this.operations.waitFor(operationId, CONNECTIONS_PATIENCE_MS);
    if (ended.state === 'running') {
      throw new DomainError('command-timeout', `${name} has not told its connections within 5 s.`, {
        hint: `The operation ${operationId} goes on; look at it later, or look whether ${name} is well.`,
      });
    }
    if (ended.error !== null) throw new DomainError('command-failed', ended.error.message);
    const { connections, isTruncated } = connectionsResult.parse(ended.result);
    return { directorId: id, directorName: name, items: connections, isTruncated };
  }

  private askedDirector(directorId: string | undefined, serviceId: string | undefined): Promise<Machine> {
    if (directorId !== undefined) return this.directors.named(directorId);
    return serviceId === undefined ? this.directors.any() : this.directors.carrierOf(serviceId);
  }

  private ask<T extends CommandType>(
    actor: Actor,
    object: VirtualServiceEntity,
    { type, title, commands }: Asked<T>,
  ): Promise<ChangeResult<VirtualServiceEntity>> {
    return this.changes.apply({
      ...{ actor, title, dryRun: false, action: `virtual-service.${type === 'ipvs.zero' ? 'zero' : 'probe'}` },
      work: () => Promise.resolve({ subject: subjectOf(object), before: null, after: null, object }),
      announce: async (tx, operationId) => {
        for (const { director, payload } of commands) {
          await this.outbox.add<T>(tx, {
            ...{ machineId: director.id, machineName: director.name, type, operationId, payload },
            step: { name: `${type}:${director.name}`, title: `${title} on ${director.name}` },
          });
        }
        return commands.length;
      },
    });
  }
}

interface Asked<T extends CommandType> {
  readonly type: T;
  readonly title: string;
  readonly commands: readonly { readonly director: Machine; readonly payload: CommandPayload<T> }[];
}
