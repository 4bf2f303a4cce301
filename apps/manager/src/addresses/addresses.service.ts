import { Injectable } from '@nestjs/common';
import type { AddressFamily } from '#libs/domain';
import { DomainError } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/actor.js';
import type { Change, ChangeTerms } from '../changes/change.js';
import { type ChangeResult, ChangesService } from '../changes/changes.service.js';
import { ManagerAddresses } from '../cluster/manager-addresses.js';
import { newId } from '../common/new-id.js';
import { Clock } from '../common/clock.js';
import { readEntities } from '../common/database/prepared.js';
import { Transactor } from '../common/database/transactor.js';
import { assertMatches, type Precondition } from '../common/http/etag.js';
import { type ListRules, type Page, paginate } from '../common/http/paginate.js';
import { invalidInput } from '../common/http/validation.pipe.js';
import { MachineDirectory } from '../nodes/machine-directory.js';
import type { OperationSubject } from '../operations/operation.js';
import { canonicalAddress, familyOf, hostPrefixLength } from './address.js';
import type { AddressesQuery, AddressSpec, CreateAddress, PatchAddress } from './address.dto.js';
import { AddressEntity } from './address.entity.js';
import { servicesAt } from './services-at.js';
import { addressInUse, takenBy } from './taken.js';

const RULES: ListRules<AddressEntity> = {
  entity: AddressEntity,
  sortable: { createdAt: 'id', address: 'address' },
  defaultSort: 'createdAt:asc',
  search: 'address',
  hasTags: true,
  filters: { purpose: 'purpose', family: 'family', address: 'address' },
};

const subjectOf = ({ id, address }: AddressEntity): OperationSubject => ({ type: 'address', id, name: address });
const audited = ({
  address,
  prefixLength,
  purpose,
  description,
  tags,
  preferredDirectorId,
}: AddressEntity): object => ({
  ...{ address, prefixLength, purpose, description, tags, preferredDirectorId },
});

/** The cluster's virtual IPs, and the quorum IP that nobody else can have. */
@Injectable()
export class AddressesService {
  constructor(
    private readonly transactor: Transactor,
    private readonly changes: ChangesService,
    private readonly machines: MachineDirectory,
    private readonly managerAddresses: ManagerAddresses,
    private readonly clock: Clock,
  ) {}

  list(query: AddressesQuery): Promise<Page<AddressEntity>> {
    const { address } = query;
    const canonical = Object.assign(query, address === undefined ? {} : { address: canonicalAddress(address) });
    return paginate(this.transactor.reader, RULES, canonical);
  }

  async get(id: string, tx: EntityManager = this.transactor.reader): Promise<AddressEntity> {
    const [address] = await readEntities(tx, AddressEntity, 'WHERE id = $1', [id]);
    if (address === undefined) throw new DomainError('not-found', `There is no address ${id}.`);
    return address;
  }

  create(actor: Actor, input: CreateAddress, terms: ChangeTerms): Promise<ChangeResult<AddressEntity>> {
    return this.changes.apply(this.creation(actor, input, terms));
  }

  patch(
    actor: Actor,
    id: string,
    input: PatchAddress,
    precondition: Precondition,
    terms: ChangeTerms,
  ): Promise<ChangeResult<AddressEntity>> {
    return this.changes.apply(this.modification(actor, id, input, precondition, terms));
  }

  remove(
    actor: Actor,
    id: string,
    precondition: Precondition,
    terms: ChangeTerms,
  ): Promise<ChangeResult<AddressEntity>> {
    return this.changes.apply(this.removal(actor, id, precondition, terms));
  }

  /** The change that adds a virtual IP; `id`: the one that it shall get. */
  creation(actor: Actor, input: CreateAddress, terms: ChangeTerms, id?: string): Change<AddressEntity> {
    return {
      actor,
      ...terms,
      action: 'address.create',
      title: `Add the virtual IP ${input.spec.address}`,
      work: async (tx) => {
        const object = await this.add(tx, input.spec, input.tags ?? [], '/spec', id);
        return { subject: subjectOf(object), before: null, after: audited(object), object };
      },
    };
  }

  /** Adds a virtual IP in the caller's transaction; `at` points to the spec in the caller's input. */
  async add(tx: EntityManager, spec: AddressSpec, tags: string[], at: string, id?: string): Promise<AddressEntity> {
    const address = canonicalAddress(spec.address);
    const family = familyOf(address);
    const prefixLength = spec.prefixLength ?? hostPrefixLength(family);
    assertPrefixFits(prefixLength, family, at);
    await this.assertDirector(tx, spec.preferredDirectorId ?? null, at);
    const own = this.managerAddresses.list().map((candidate) => candidate.address);
    const reason = await takenBy(tx, address, await this.machines.list(tx), own);
    if (reason !== null) throw addressInUse(address, `${at}/address`, reason);
    return tx.save(
      tx.create(AddressEntity, {
        id: id ?? newId(this.clock.now()),
        ...{ address, family, prefixLength, purpose: 'virtual-ip', description: spec.description ?? '', tags },
        preferredDirectorId: spec.preferredDirectorId ?? null,
      }),
    );
  }

  modification(
    actor: Actor,
    id: string,
    input: PatchAddress,
    precondition: Precondition,
    terms: ChangeTerms,
  ): Change<AddressEntity> {
    return {
      actor,
      ...terms,
      action: 'address.update',
      title: 'Change an address',
      work: async (tx) => {
        const address = await this.lock(tx, id, precondition);
        const before = audited(address);
        address.tags = input.tags ?? address.tags;
        address.description = input.spec?.description ?? address.description;
        address.prefixLength = input.spec?.prefixLength ?? address.prefixLength;
        const preferred = input.spec?.preferredDirectorId;
        await this.assertDirector(tx, preferred ?? null, '/spec');
        if (preferred !== undefined) address.preferredDirectorId = preferred;
        assertPrefixFits(address.prefixLength, address.family, '/spec');
        const object = await tx.save(address);
        return { subject: subjectOf(object), before, after: audited(object), object };
      },
    };
  }

  removal(actor: Actor, id: string, precondition: Precondition, terms: ChangeTerms): Change<AddressEntity> {
    return {
      actor,
      ...terms,
      action: 'address.delete',
      title: 'Remove a virtual IP',
      work: async (tx) => {
        const object = await this.lock(tx, id, precondition);
        if (object.purpose === 'quorum-ip') {
          throw new DomainError('address-in-use', `${object.address} is the quorum IP.`, {
            hint: 'Choose another quorum IP with PUT /api/v1/cluster; this one is free then.',
          });
        }
        const [service] = await servicesAt(tx, [object.address]);
        if (service !== undefined) {
          throw new DomainError('address-in-use', `The virtual service ${service.name} uses ${object.address}.`, {
            hint: 'Delete its virtual services first.',
          });
        }
        await tx.delete(AddressEntity, { id });
        return { subject: subjectOf(object), before: audited(object), after: null, object };
      },
    };
  }

  private async assertDirector(tx: EntityManager, id: string | null, at: string): Promise<void> {
    if (id === null) return;
    const machine = (await this.machines.list(tx)).find((known) => known.id === id);
    if (machine?.roles.includes('director') === true) return;
    throw invalidInput([{ pointer: `${at}/preferredDirectorId`, message: 'is not a director of this cluster' }]);
  }

  private async lock(tx: EntityManager, id: string, precondition: Precondition): Promise<AddressEntity> {
    const address = await tx.findOne(AddressEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (address === null) throw new DomainError('not-found', `There is no address ${id}.`);
    assertMatches(precondition, address.revision);
    return address;
  }
}

function assertPrefixFits(prefixLength: number, family: AddressFamily, at: string): void {
  const longest = hostPrefixLength(family);
  if (prefixLength <= longest) return;
  throw invalidInput([{ pointer: `${at}/prefixLength`, message: `must not be greater than ${longest} for ${family}` }]);
}
