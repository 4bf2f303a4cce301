import type { Scheduler, VirtualServiceKey } from '#libs/domain';
import type { IpvsStep } from '#libs/ipvs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CommandResult, CommandRunner, HostCommand } from '../command/command-runner.js';
import { FakeIpvs } from '../fake/fake-ipvs.js';
import type { IpvsApplyResult } from './ipvs-port.js';
import { SchedulerChanges } from './scheduler-changes.js';

const web: VirtualServiceKey = { kind: 'address', protocol: 'tcp', address: '10.0.0.80', port: 80 };
const withScheduler = (kind: 'add-service' | 'edit-service', scheduler: Scheduler): IpvsStep => ({
  ...{ kind, service: web, reason: 'the test' },
  config: { scheduler, schedulerFlags: [], persistence: null, onePacket: false },
});

/** Both write what they do into one diary, so that the order shows. */
class Nft implements CommandRunner {
  refuses = false;

  constructor(private readonly diary: string[]) {}

  run({ program, stdin }: HostCommand): Promise<CommandResult> {
    if (this.refuses) return Promise.reject(new Error('nft: not found'));
    this.diary.push(`${program}: ${String(stdin).includes('drop') ? 'silent' : 'as before'}`);
    return Promise.resolve({ exitCode: 0, stdout: '', stderr: '' });
  }
}

class Kernel extends FakeIpvs {
  breaks = false;

  constructor(private readonly diary: string[]) {
    super();
  }

  override apply(steps: readonly IpvsStep[]): Promise<IpvsApplyResult> {
    this.diary.push(`kernel: ${steps.map(({ kind }) => kind).join(', ')}`);
    return this.breaks ? Promise.reject(new Error('the socket is gone')) : super.apply(steps);
  }
}

describe(SchedulerChanges, () => {
  let diary: string[];
  let told: string[];
  let nft: Nft;
  let kernel: Kernel;
  let changes: SchedulerChanges;

  beforeEach(async () => {
    diary = [];
    told = [];
    nft = new Nft(diary);
    kernel = new Kernel(diary);
    changes = new SchedulerChanges(nft, (line) => told.push(line));
    await changes.apply(kernel, [withScheduler('add-service', 'rr')]);
    diary.length = 0;
  });

  it('is silent while a scheduler is changed, and no longer', async () => {
    const { applied } = await changes.apply(kernel, [withScheduler('edit-service', 'wlc')]);
    expect(applied).toBe(1);
    expect(diary).toEqual(['nft: silent', 'kernel: edit-service', 'nft: as before']);
    expect((await kernel.table())[0]?.config.scheduler).toBe('wlc');
  });

  it('changes everything else without a word to nftables', async () => {
    await changes.apply(kernel, [withScheduler('edit-service', 'rr')]);
    await changes.apply(kernel, [{ kind: 'delete-service', service: web, reason: 'the test' }]);
    expect(diary).toEqual(['kernel: edit-service', 'kernel: delete-service']);
  });

  it('ends the silence also when the change breaks off', async () => {
    kernel.breaks = true;
    await expect(changes.apply(kernel, [withScheduler('edit-service', 'wlc')])).rejects.toThrow('the socket is gone');
    expect(diary.at(-1)).toBe('nft: as before');
  });

  it('makes one change after the other', async () => {
    await Promise.all([
      changes.apply(kernel, [withScheduler('edit-service', 'wlc')]),
      changes.apply(kernel, [withScheduler('edit-service', 'sed')]),
    ]);
    const change = ['nft: silent', 'kernel: edit-service', 'nft: as before'];
    expect(diary).toEqual([...change, ...change]);
  });

  it('changes it without nftables too, and says once what that means', async () => {
    nft.refuses = true;
    await changes.apply(kernel, [withScheduler('edit-service', 'wlc')]);
    await changes.apply(kernel, [withScheduler('edit-service', 'rr')]);
    expect((await kernel.table())[0]?.config.scheduler).toBe('rr');
    expect(told).toEqual(['New connections may be refused while a scheduler is changed: nft: not found']);
  });

  it('takes away at the start what was left', async () => {
    await changes.begin();
    expect(diary).toEqual(['nft: as before']);
  });
});
