import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MachineState } from '#libs/contracts';
import { Log } from '../shared/log.js';
import { StateFolder } from '../shared/state-folder.js';
import { DocumentStore } from './document.store.js';

const silent = new Log('error', () => undefined, () => new Date()); // prettier-ignore
const [machineId, clusterId] = [ulid(), ulid()];

/** Many services make the writing of an older document slower than that of a newer one. */
const documentOf = (revision: number, services: MachineState['services'] = []): MachineState => ({
  version: 1,
  clusterId,
  machineId,
  name: 'node-1',
  revision,
  epoch: 1,
  roles: ['app-server'],
  addresses: [],
  director: null,
  realServer: [],
  services,
});

describe(DocumentStore.name, () => {
  let path: string;
  let documents: DocumentStore;

  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'directorate-documents-'));
    documents = new DocumentStore(new StateFolder(path), silent);
    await documents.accept(documentOf(1));
  });
  afterEach(() => rm(path, { recursive: true }));

  it('ends with the newest of documents that come at the same moment, in memory and on the disk', async () => {
    const many = Array.from({ length: 500 }, (_, index) => ({ name: `service-${index}`, enabled: true }));
    const taken = await Promise.allSettled([
      documents.accept(documentOf(2, many)),
      documents.accept(documentOf(4)),
      documents.accept(documentOf(3, many)),
    ]);
    expect(taken.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(taken[2]).toMatchObject({ reason: { code: 'superseded' } });
    expect(documents.current()?.revision).toBe(4);
    const reread = new DocumentStore(new StateFolder(path), silent);
    await reread.load();
    expect(reread.current()).toEqual(documentOf(4));
  });

  it('takes the next document after one that could not be written', async () => {
    await rm(path, { recursive: true });
    await expect(documents.accept(documentOf(2))).rejects.toThrow('ENOENT');
    await new StateFolder(path).prepare();
    await documents.accept(documentOf(3));
    expect(documents.current()?.revision).toBe(3);
  });
});
