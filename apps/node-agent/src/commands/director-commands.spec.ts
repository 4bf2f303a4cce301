import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectionsResult, directorSettings, probeCommandResult, serviceHealth } from '#libs/contracts';
import { FakeHost } from '#libs/host';
import type { IpvsConnection } from '#libs/ipvs';
import { documentOf, Rig, web } from '../testing/machine-rig.js';
import type { CommandHandlers } from './command-handlers.js';
import { directorCommands } from './director-commands.js';

const context = { commandId: ulid(), progress: (): void => undefined };
const connection = (clientPort: number): IpvsConnection => ({
  ...{ protocol: 'tcp', clientAddress: '192.0.2.9', clientPort, state: 'ESTABLISHED', expiresSeconds: 800 },
  ...{ virtualAddress: '10.0.0.100', virtualPort: 80, realServerAddress: '10.0.0.11', realServerPort: 80 },
});

describe(directorCommands.name, () => {
  let path: string;
  let host: FakeHost;
  let rig: Rig;
  let handlers: Pick<CommandHandlers, 'ipvs.zero' | 'ipvs.connections' | 'health.probe'>;
  const any = { service: null, clientAddress: null, realServerAddress: null };

  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'directorate-commands-'));
    host = new FakeHost();
    rig = await new Rig(path, host).start();
    handlers = directorCommands(rig.director, () => rig.documents.current());
    const checks = [{ kind: 'tcp', name: 'one' }, { kind: 'icmp', name: 'two' }]; // prettier-ignore
    const service = { ...web, health: serviceHealth.parse({ checks }) };
    await rig.documents.accept(
      documentOf(1, { director: { virtualServices: [service], adopted: [], settings: directorSettings.parse({}) } }),
    );
    await rig.reconciler.wake();
  });
  afterEach(async () => {
    await rig.stop();
    await rm(path, { recursive: true });
  });

  it('zeroes services of the cluster, and no others', async () => {
    await handlers['ipvs.zero']({ service: web.key }, context);
    await handlers['ipvs.zero']({ service: null }, context);
    expect(host.ipvs.history.filter((line) => line.startsWith('ipvsadm -Z'))).toHaveLength(2);
    const foreign = { kind: 'address', protocol: 'tcp', address: '10.0.0.100', port: 99 } as const;
    await expect(handlers['ipvs.zero']({ service: foreign }, context)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('lists connections up to the limit and says when there are more', async () => {
    host.ipvs.entriesOfConnections = [1, 2, 3].map(connection);
    const two = await handlers['ipvs.connections']({ ...any, service: web.key, limit: 2 }, context);
    expect(connectionsResult.parse(two)).toMatchObject({ isTruncated: true, connections: { length: 2 } });
    const all = await handlers['ipvs.connections']({ ...any, clientAddress: '192.0.2.9', limit: 1000 }, context);
    expect(connectionsResult.parse(all)).toMatchObject({ isTruncated: false, connections: { length: 3 } });
    const none = await handlers['ipvs.connections']({ ...any, realServerAddress: '10.0.0.12', limit: 5 }, context);
    expect(none).toEqual({ connections: [], isTruncated: false });
  });

  it('runs one check or all of a server now, and tells the answer', async () => {
    const [server] = web.realServers;
    const asked = { virtualServiceId: web.id, realServerId: server!.id };
    const all = await handlers['health.probe']({ ...asked, check: null }, context);
    expect(probeCommandResult.parse(all).probes.map(({ check, ok }) => [check, ok])).toEqual([
      ['one', true],
      ['two', true],
    ]);
    rig.failing.add('two');
    const one = await handlers['health.probe']({ ...asked, check: 'two' }, context);
    expect(one).toMatchObject({ probes: [{ check: 'two', kind: 'icmp', ok: false, reason: 'no' }] });
    await expect(handlers['health.probe']({ ...asked, check: 'three' }, context)).rejects.toThrow('No check is named');
    const nobody = { ...asked, realServerId: ulid(), check: null };
    await expect(handlers['health.probe'](nobody, context)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('refuses on a machine that directs nothing', async () => {
    await rig.documents.accept(documentOf(2, { director: null }));
    await rig.reconciler.wake();
    await expect(handlers['ipvs.zero']({ service: null }, context)).rejects.toMatchObject({ code: 'not-a-director' });
    await expect(handlers['ipvs.connections']({ ...any, limit: 1 }, context)).rejects.toThrow('directs nothing');
  });
});
