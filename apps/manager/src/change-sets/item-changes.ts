import { Injectable, type Type } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { CreateAddress, PatchAddress } from '../addresses/address.dto.js';
import { AddressesService } from '../addresses/addresses.service.js';
import type { Actor } from '../auth/actor.js';
import type { Scope } from '../auth/scopes.js';
import type { Change, ChangeTerms } from '../changes/change.js';
import { rowsOf } from '../common/database/rows-of.js';
import { invalidInput, StrictValidationPipe } from '../common/http/validation.pipe.js';
import { PatchDirectorSettings } from '../director-settings/director-settings.dto.js';
import { DirectorSettingsService } from '../director-settings/director-settings.service.js';
import { CreateRealServer, PatchRealServer } from '../load-balancing/real-server.dto.js';
import { RealServersService } from '../load-balancing/real-servers.service.js';
import { CreateVirtualService, PatchVirtualService } from '../load-balancing/virtual-service.dto.js';
import { VirtualServicesService } from '../load-balancing/virtual-services.service.js';
import { CreatePolicy, PatchPolicy } from '../policies/policy.dto.js';
import { PoliciesService } from '../policies/policies.service.js';
import type { ChangeSetItem, SetAction, SetResource } from './change-set.js';

const ANY = { kind: 'any' } as const;
const SCOPES: Record<SetResource, Scope> = {
  'virtual-service': 'services:write',
  'real-server': 'services:write',
  address: 'addresses:write',
  policy: 'services:write',
  'director-settings': 'services:write',
};
/** What a resource has no route for, a change set cannot do either. */
const BODIES: Record<SetResource, Partial<Record<SetAction, Type | null>>> = {
  'virtual-service': { create: CreateVirtualService, update: PatchVirtualService, delete: null },
  'real-server': { create: CreateRealServer, update: PatchRealServer, delete: null },
  address: { create: CreateAddress, update: PatchAddress, delete: null },
  policy: { create: CreatePolicy, update: PatchPolicy, delete: null },
  'director-settings': { update: PatchDirectorSettings },
};

/** Makes the items of a change set into changes: the same ones that the routes of these objects make. */
@Injectable()
export class ItemChanges {
  private readonly pipe = new StrictValidationPipe();

  constructor(
    private readonly services: VirtualServicesService,
    private readonly servers: RealServersService,
    private readonly addresses: AddressesService,
    private readonly policies: PoliciesService,
    private readonly settings: DirectorSettingsService,
  ) {}

  assertAllowed(actor: Actor, resource: SetResource): void {
    if (actor.scopes.has(SCOPES[resource])) return;
    throw new DomainError('forbidden', `This change needs the scope ${SCOPES[resource]}.`);
  }

  /** Checks a body by the rules of its route; pointers of faults begin with `/body`. */
  async check(resource: SetResource, action: SetAction, body: object | null): Promise<object | null> {
    const metatype = BODIES[resource][action];
    if (metatype === undefined) {
      const message = `${resource.replace('-', ' ')} cannot be ${action === 'create' ? 'created' : 'deleted'}`;
      throw invalidInput([{ pointer: '/action', message }]);
    }
    if (metatype === null) {
      if (body !== null) throw invalidInput([{ pointer: '/body', message: 'has no meaning for a deletion' }]);
      return null;
    }
    try {
      return (await this.pipe.transform(body ?? {}, { type: 'body', metatype })) as object;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      throw invalidInput(error.faults.map((fault) => ({ ...fault, pointer: `/body${fault.pointer}` })));
    }
  }

  /** The change that an item asks for, without what it was made on: that is checked for all items beforehand. */
  of(actor: Actor, item: ChangeSetItem, index: number, terms: ChangeTerms): Pick<Change<unknown>, 'action' | 'work'> {
    return {
      action: `${item.resource}.${item.action}`,
      work: async (tx) => {
        this.assertAllowed(actor, item.resource);
        try {
          const body = await this.check(item.resource, item.action, item.body);
          return await (await this.change(tx, actor, item, body, terms)).work(tx);
        } catch (error) {
          throw error instanceof DomainError ? inItem(error, index) : error;
        }
      },
    };
  }

  private async change(
    tx: EntityManager,
    actor: Actor,
    item: ChangeSetItem,
    body: object | null,
    terms: ChangeTerms,
  ): Promise<Change<unknown>> {
    const { action, objectId: id } = item;
    switch (item.resource) {
      case 'virtual-service':
        if (action === 'create') return this.services.creation(actor, body as CreateVirtualService, terms, id);
        if (action === 'update') return this.services.modification(actor, id, body as PatchVirtualService, ANY, terms);
        return this.services.removal(actor, id, ANY, terms);
      case 'address':
        if (action === 'create') return this.addresses.creation(actor, body as CreateAddress, terms, id);
        if (action === 'update') return this.addresses.modification(actor, id, body as PatchAddress, ANY, terms);
        return this.addresses.removal(actor, id, ANY, terms);
      case 'policy':
        if (action === 'create') return this.policies.creation(actor, body as CreatePolicy, terms, id);
        if (action === 'update') return this.policies.modification(actor, id, body as PatchPolicy, ANY, terms);
        return this.policies.removal(actor, id, ANY, terms);
      case 'director-settings': {
        const machineId = await machineOf(tx, id);
        return this.settings.modification(actor, machineId, body as PatchDirectorSettings, ANY, terms);
      }
      case 'real-server': {
        const serviceId = item.virtualServiceId ?? (await serviceOf(tx, id));
        if (action === 'create') return this.servers.creation(actor, serviceId, body as CreateRealServer, terms, id);
        if (action === 'delete') return this.servers.removal(actor, serviceId, id, ANY, terms);
        return this.servers.modification(actor, serviceId, id, body as PatchRealServer, ANY, terms);
      }
    }
  }
}

async function serviceOf(tx: EntityManager, realServerId: string): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(tx, 'SELECT virtual_service_id AS id FROM real_server WHERE id = $1', [
    realServerId,
  ]);
  if (row !== undefined) return row.id;
  throw new DomainError('not-found', `There is no real server ${realServerId}.`);
}

/** Whose settings these are; null: the cluster's. */
async function machineOf(tx: EntityManager, settingsId: string): Promise<string | null> {
  const [row] = await rowsOf<{ machine_id: string | null }>(
    tx,
    'SELECT machine_id FROM director_settings WHERE id = $1',
    [settingsId],
  );
  if (row !== undefined) return row.machine_id;
  throw new DomainError('not-found', `There are no settings ${settingsId} of directors.`);
}

/** The same refusal, pointing into the item of the set that it comes from. */
function inItem(error: DomainError, index: number): DomainError {
  const faults = error.faults.map((fault) => ({ ...fault, pointer: `/items/${index}/body${fault.pointer}` }));
  return new DomainError(error.code, `Item ${index + 1}: ${error.message}`, {
    faults,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    cause: error,
  });
}
