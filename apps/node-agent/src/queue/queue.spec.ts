import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CommandEnvelope, CommandOutcome } from '#libs/contracts';
import { createKeyAndCsr, managerServerName } from '#libs/pki';
import { CommandExecutor } from '../commands/command-executor.js';
import { CommandFailed, CommandRefused, type CommandHandlers } from '../commands/command-handlers.js';
import { CommandJournal } from '../commands/command-journal.js';
import { IdentityStore } from '../identity/identity.store.js';
import { EventBuffer } from '../reports/event-buffer.js';
import { ReportOutbox } from '../reports/report-outbox.js';
import { systemClock } from '../shared/clock.js';
import { Log } from '../shared/log.js';
import { StateFolder } from '../shared/state-folder.js';
import { ManagerSide } from '../testing/manager-side.js';
import { QueueConnection } from './queue-connection.js';
import { RedisSession } from './redis-session.js';

const MACHINE = ulid();
const log = new Log('error', (line) => process.stderr.write(line), () => new Date()); // prettier-ignore

/** All of the agent that stands between the queue and the handlers, on one state folder. */
class Rig {
  readonly folder: StateFolder;
  readonly identity: IdentityStore;
  readonly journal: CommandJournal;
  readonly effects: string[] = [];
  handlers: CommandHandlers = {
    'machine-state.apply': () => Promise.resolve(null),
    'service.control': (payload) => Promise.resolve(this.effects.push(payload.service)),
    'diagnosis.collect': () => Promise.resolve({ ok: true }),
    'manager.moved': () => Promise.reject(new CommandRefused('superseded', 'a newer place is known')),
    'ipvs.zero': () => Promise.resolve(null),
    'ipvs.connections': () => Promise.resolve(null),
    'health.probe': () => Promise.resolve(null),
    'health.trial': () => Promise.resolve(null),
    'node.leave': () => Promise.reject(new CommandFailed('half', 'only a part was undone', { left: 1 })),
  };
  readonly outbox: ReportOutbox;
  readonly executor: CommandExecutor;
  readonly connection: QueueConnection;

  constructor(path: string) {
    this.folder = new StateFolder(path);
    this.identity = new IdentityStore(this.folder, ulid);
    this.journal = new CommandJournal(this.folder);
    const events = new EventBuffer(this.folder, (error) => log.error('events', { error }));
    this.outbox = new ReportOutbox({ journal: this.journal, events, clock: systemClock, log });
    this.executor = new CommandExecutor({
      journal: this.journal,
      identity: this.identity,
      handlers: new Proxy({} as CommandHandlers, {
        get: (_target, type: keyof CommandHandlers) => this.handlers[type],
      }),
      clock: systemClock,
      log,
      onProgress: (id, percent, message) => this.outbox.progress(id, percent, message),
      onOutcome: () => this.outbox.pump(),
    });
    this.connection = new QueueConnection({
      identity: this.identity,
      outbox: this.outbox,
      onJob: (job) => this.executor.execute(job),
      open: (access, onJob, onFault) => RedisSession.open(access, onJob, onFault),
      serverName: managerServerName,
      clock: systemClock,
      log: new Log('error', () => undefined, () => new Date()), // prettier-ignore
      random: Math.random,
      onConnected: () => undefined,
    });
  }

  async start(): Promise<void> {
    await this.folder.prepare();
    await this.identity.load();
    await this.journal.load();
    await this.executor.recover();
    this.connection.start();
  }

  async stop(): Promise<void> {
    await this.connection.stop();
    await this.outbox.flushed();
    await this.journal.close();
  }
}

describe('the queue', () => {
  let base: string;
  let manager: ManagerSide;
  let rig: Rig;
  let runs = 0;
  const envelope = (part: Partial<CommandEnvelope> = {}): CommandEnvelope =>
    manager.command(MACHINE, { type: 'service.control', payload: { service: 'web', action: 'restart' }, ...part });
  const send = (command: CommandEnvelope): Promise<void> => manager.send(MACHINE, command);
  const outcomeOf = (commandId: string, isRepeated = false): Promise<CommandOutcome> =>
    vi.waitFor(
      async () => {
        const outcomes = await manager.outcomes(MACHINE, commandId);
        const [outcome] = outcomes.filter(({ repeated }) => repeated === isRepeated);
        expect(outcome).toBeDefined();
        return outcome!;
      },
      { timeout: 15_000, interval: 50 },
    );

  async function newRig(): Promise<Rig> {
    const made = new Rig(join(base, `agent-${runs++}`));
    await made.folder.prepare();
    await made.identity.load();
    const { keyPem, csrPem } = await createKeyAndCsr({ machineId: MACHINE });
    const { epoch, ...member } = await manager.enrolment(csrPem, MACHINE);
    await made.identity.enrol({ ...member, keyPem, joinedAt: new Date().toISOString(), isLeaving: false }, epoch);
    return made;
  }

  beforeAll(async () => {
    base = await mkdtemp(join(tmpdir(), 'directorate-queue-'));
    manager = await ManagerSide.start();
  }, 60_000);
  afterAll(async () => {
    await manager.stop();
    await rm(base, { recursive: true, force: true });
  });

  beforeEach(async () => {
    await manager.client.flushall();
    await manager.admit(MACHINE);
    rig = await newRig();
  });
  afterEach(() => rig.stop());

  it('executes a command once, however often it is delivered, and repeats its outcome', async () => {
    await rig.start();
    const command = envelope();
    await send(command);
    expect(await outcomeOf(command.commandId)).toMatchObject({ outcome: 'succeeded', repeated: false });
    await vi.waitFor(async () => expect(await manager.queueOf(MACHINE).getJob(command.commandId)).toBeUndefined());
    await send(command);
    expect(await outcomeOf(command.commandId, true)).toMatchObject({ outcome: 'succeeded' });
    expect(rig.effects).toEqual(['web']);
  }, 20_000);

  it('refuses a lower epoch, another machine, and what does not fit the schema', async () => {
    await rig.start();
    const first = envelope({ epoch: 7 });
    await send(first);
    await outcomeOf(first.commandId);
    const refusals: [CommandEnvelope, string][] = [
      [envelope({ epoch: 6 }), 'stale-epoch'],
      [envelope({ epoch: 7, machineId: ulid() }), 'foreign-machine'],
      [envelope({ epoch: 7, payload: { service: 'web; reboot', action: 'restart' } }), 'invalid-input'],
      [{ ...envelope({ epoch: 7 }), type: 'shell.run' as never }, 'invalid-input'],
    ];
    for (const [command] of refusals) await send(command);
    for (const [command, code] of refusals) {
      expect(await outcomeOf(command.commandId)).toMatchObject({ outcome: 'refused', error: { code } });
    }
    expect(rig.effects).toEqual(['web']);
  }, 30_000);

  it('tells failures and refusals of handlers with their codes and results', async () => {
    await rig.start();
    const moved = envelope({ type: 'manager.moved', payload: { endpoints: manager.endpoints() } });
    const leave = envelope({ type: 'node.leave', payload: {} });
    await send(moved);
    await send(leave);
    expect(await outcomeOf(moved.commandId)).toMatchObject({ outcome: 'refused', error: { code: 'superseded' } });
    expect(await outcomeOf(leave.commandId)).toMatchObject({ outcome: 'failed', result: { left: 1 } });
  }, 20_000);

  it('ends as interrupted what a crash left between started and finished, and does not begin it again', async () => {
    const command = envelope();
    await rig.journal.load();
    await rig.journal.start(command.commandId, command.type, new Date());
    await rig.journal.close();
    await rig.start();
    expect(await outcomeOf(command.commandId)).toMatchObject({ outcome: 'interrupted', repeated: false });
    await send(command);
    expect(await outcomeOf(command.commandId, true)).toMatchObject({ outcome: 'interrupted' });
    expect(rig.effects).toEqual([]);
  }, 20_000);

  it('goes on after Redis was emptied, killed, or away, and while its user is not known again', async () => {
    await rig.start();
    const before = envelope();
    await send(before);
    await outcomeOf(before.commandId);

    await manager.client.flushall();
    const emptied = envelope();
    await send(emptied);
    expect(await outcomeOf(emptied.commandId)).toMatchObject({ outcome: 'succeeded' });

    await manager.redis.kill();
    await manager.redis.whenReady(20_000);
    rig.outbox.event({ event: 'drift-repaired', severity: 'info', subject: 's', message: 'while away', steps: [] });
    // The server is back, empty and without the machine's user: WRONGPASS until the manager applies its rules again.
    await vi.waitFor(() => expect(rig.connection.status().lastFault).toMatch(/WRONGPASS/), { timeout: 10_000 });
    await manager.admit(MACHINE);
    const after = envelope();
    await send(after);
    await send(before);
    expect(await outcomeOf(after.commandId)).toMatchObject({ outcome: 'succeeded' });
    expect(await outcomeOf(before.commandId, true)).toMatchObject({ outcome: 'succeeded' });
    expect(rig.effects).toHaveLength(3);
    expect(JSON.stringify(await manager.reports(MACHINE))).toContain('while away');
  }, 60_000);

  it('uses nothing that its ACL refuses', async () => {
    await manager.client.call('ACL', 'LOG', 'RESET');
    await rig.start();
    const command = envelope();
    await send(command);
    await outcomeOf(command.commandId);
    expect(await manager.client.call('ACL', 'LOG')).toEqual([]);
  }, 20_000);

  it('goes over to another address when the manager has moved', async () => {
    const member = rig.identity.member()!;
    await rig.identity.enrol(
      { ...member, endpoints: { ...member.endpoints, addresses: ['127.0.0.1'], redisPort: 1 } },
      1,
    );
    await rig.start();
    await vi.waitFor(() => expect(rig.connection.status().lastFault).toMatch(/ECONNREFUSED/), { timeout: 5000 });
    expect(await rig.identity.moveManager({ ...member.endpoints, sequence: 2 })).toBe(true);
    await vi.waitFor(() => expect(rig.connection.status().isConnected).toBe(true), { timeout: 5000 });
    expect(await rig.identity.moveManager({ ...member.endpoints, sequence: 1 })).toBe(false);
  }, 20_000);
});
