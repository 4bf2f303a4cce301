import { Injectable } from '@nestjs/common';
import { DomainError, type FieldFault } from '#libs/errors';
import type { EntityManager } from 'typeorm';
import { type ChangeResult, ChangesService } from '../../changes/changes.service.js';
import { Transactor } from '../../common/database/transactor.js';
import { assertMatches, type Precondition } from '../../common/http/etag.js';
import { invalidInput } from '../../common/http/validation.pipe.js';
import type { Actor } from '../actor.js';
import { UserEntity } from '../user.entity.js';
import { AccessGrantEntity, type GrantedResource } from './access-grant.entity.js';
import { objectName } from './granted-object.js';
import { type Grant, GRANTABLE } from './grant.dto.js';

const TABLES: Readonly<Record<GrantedResource, string>> = { 'virtual-service': 'virtual_service', node: 'machine' };

/** A user's grants, with the revision of the user whose part they are. */
export interface UserGrants {
  readonly revision: number;
  readonly items: Grant[];
}

/** What users may do with single services and nodes beyond their role. */
@Injectable()
export class GrantsService {
  constructor(
    private readonly transactor: Transactor,
    private readonly changes: ChangesService,
  ) {}

  async list(userId: string, tx: EntityManager = this.transactor.reader): Promise<Grant[]> {
    const rows = await tx.find(AccessGrantEntity, { where: { userId }, order: { resource: 'ASC', resourceId: 'ASC' } });
    return rows.map(({ resource, resourceId, scopes }) => ({ resource, id: resourceId, scopes }));
  }

  async ofUser(userId: string, tx: EntityManager = this.transactor.reader): Promise<UserGrants> {
    const user = await tx.findOneBy(UserEntity, { id: userId });
    if (user === null) throw noUser(userId);
    return { revision: user.revision, items: await this.list(userId, tx) };
  }

  /** Puts these in place of the user's grants; they count from the next request on. */
  async replace(
    actor: Actor,
    userId: string,
    grants: readonly Grant[],
    precondition: Precondition,
    dryRun: boolean,
  ): Promise<ChangeResult<UserGrants>> {
    assertFit(grants);
    return this.changes.store({
      actor,
      dryRun,
      action: 'user.grant',
      title: 'Change the grants of a user',
      work: async (tx) => {
        const user = await tx.findOne(UserEntity, { where: { id: userId }, lock: { mode: 'pessimistic_write' } });
        if (user === null) throw noUser(userId);
        assertMatches(precondition, user.revision);
        await assertThere(tx, grants);
        const before = { grants: await this.list(userId, tx) };
        await tx.delete(AccessGrantEntity, { userId });
        await tx.insert(
          AccessGrantEntity,
          grants.map(({ resource, id, scopes }) => ({ userId, resource, resourceId: id, scopes })),
        );
        await tx.increment(UserEntity, { id: userId }, 'revision', 1);
        const object = await this.ofUser(userId, tx);
        return {
          subject: { type: 'user', id: userId, name: user.name },
          before,
          after: { grants: object.items },
          object,
        };
      },
    });
  }
}

const noUser = (id: string): DomainError => new DomainError('not-found', `There is no user ${id}.`);

function assertFit(grants: readonly Grant[]): void {
  const seen = new Set<string>();
  const faults = grants.flatMap(({ resource, id, scopes }, at): FieldFault[] => {
    const unfit = scopes.filter((scope) => !GRANTABLE[resource].includes(scope));
    const isTwice = seen.has(objectName(resource, id));
    seen.add(objectName(resource, id));
    return [
      ...unfit.map((scope) => ({
        pointer: `/items/${at}/scopes/${scopes.indexOf(scope)}`,
        message: `cannot be granted for one ${resource}; it can be ${GRANTABLE[resource].join(' or ')}`,
      })),
      ...(isTwice ? [{ pointer: `/items/${at}/id`, message: 'is named twice' }] : []),
    ];
  });
  if (faults.length > 0) throw invalidInput(faults);
}

async function assertThere(tx: EntityManager, grants: readonly Grant[]): Promise<void> {
  const faults: FieldFault[] = [];
  for (const [at, { resource, id }] of grants.entries()) {
    const found = await tx.query<object[]>(`SELECT 1 FROM ${TABLES[resource]} WHERE id = $1`, [id]);
    if (found.length === 0) faults.push({ pointer: `/items/${at}/id`, message: `is the id of no ${resource}` });
  }
  if (faults.length > 0) throw invalidInput(faults);
}
