import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CommandOutcome } from '#libs/contracts';
import { IdentityStore } from '../identity/identity.store.js';
import { systemClock } from '../shared/clock.js';
import { Log } from '../shared/log.js';
import { StateFolder } from '../shared/state-folder.js';
import { CommandExecutor } from './command-executor.js';
import type { CommandHandlers } from './command-handlers.js';
import { CommandJournal } from './command-journal.js';

const [machineId, clusterId] = [ulid(), ulid()];

describe(CommandExecutor.name, () => {
  let path: string;
  let journal: CommandJournal;
  let executor: CommandExecutor;
  const effects: string[] = [];

  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'directorate-executor-'));
    const folder = new StateFolder(path);
    const identity = new IdentityStore(folder, ulid);
    await identity.load();
    const place = { addresses: ['192.0.2.1'], redisPort: 7379, apiPort: 7443, sequence: 1 };
    await identity.enrol(
      {
        ...{ clusterId, clusterName: 'prod', machineId, machineName: 'node-1', roles: ['app-server'] },
        ...{ caPem: 'ca', certificatePem: 'certificate', keyPem: 'key', endpoints: place },
        ...{ redis: { username: 'm', password: 'p' }, joinedAt: new Date().toISOString(), isLeaving: false },
      },
      1,
    );
    journal = new CommandJournal(folder);
    await journal.load();
    effects.length = 0;
    const handlers: Partial<CommandHandlers> = {
      'service.control': ({ service }) => Promise.resolve({ effect: effects.push(service) }),
    };
    executor = new CommandExecutor({
      ...{ journal, identity, clock: systemClock },
      handlers: handlers as CommandHandlers,
      log: new Log('error', () => undefined, () => new Date()), // prettier-ignore
      onProgress: () => undefined,
      onOutcome: () => undefined,
    });
  });
  afterEach(async () => {
    await journal.close();
    await rm(path, { recursive: true });
  });

  it('does not repeat an effect whose outcome could not be written down, and tells it when it can', async () => {
    const commandId = ulid();
    const payload = { service: 'web', action: 'restart' };
    const issuedAt = new Date().toISOString();
    const data = { protocol: 1, commandId, machineId, epoch: 1, type: 'service.control', issuedAt, payload };
    const full = vi.spyOn(journal, 'finish').mockRejectedValueOnce(new Error('ENOSPC: no space left on device'));
    await expect(executor.execute({ id: commandId, data })).rejects.toThrow('ENOSPC');
    expect(effects).toEqual(['web']);
    expect(journal.undelivered()).toEqual([]);

    await executor.execute({ id: commandId, data });
    expect(full).toHaveBeenCalledTimes(2);
    expect(effects).toEqual(['web']);
    const told: Partial<CommandOutcome> = { commandId, outcome: 'succeeded', repeated: false, result: { effect: 1 } };
    expect(journal.undelivered()).toMatchObject([told]);
  });
});
