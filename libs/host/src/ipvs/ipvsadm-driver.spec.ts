import type { VirtualServiceKey } from '#libs/domain';
import { DomainError } from '#libs/errors';
import { renderStep, type IpvsStep } from '#libs/ipvs';
import { describe, expect, it } from 'vitest';
import type { CommandResult, CommandRunner, HostCommand } from '../command/command-runner.js';
import { IpvsadmDriver } from './ipvsadm-driver.js';

const key = (port: number): VirtualServiceKey => ({ kind: 'address', protocol: 'tcp', address: '10.0.0.1', port });
const add = (port: number): IpvsStep => ({
  ...{ kind: 'add-service', service: key(port), reason: '' },
  config: { scheduler: 'rr', schedulerFlags: [], persistence: null, onePacket: false },
});
const steps = (count: number): IpvsStep[] => Array.from({ length: count }, (_, n) => add(n + 1));
const answer = (stdout = '', stderr = '', exitCode = 0): CommandResult => ({ stdout, stderr, exitCode });

/** Answers as ipvsadm would whose kernel refuses some ports. */
class Ipvsadm implements CommandRunner {
  readonly calls: HostCommand[] = [];

  constructor(private readonly refusedPorts: readonly number[]) {}

  run(command: HostCommand): Promise<CommandResult> {
    this.calls.push(command);
    const refused = (text: string): boolean => this.refusedPorts.some((port) => text.includes(`10.0.0.1:${port} `));
    const text = `${command.args.join(' ')} `;
    if (command.args[0] === '-R') {
      const lines = String(command.stdin).split('\n');
      return Promise.resolve(lines.some(refused) ? answer('', 'Invalid argument\n') : answer());
    }
    if (command.args[0] === '-Sn') {
      const batch = String(this.calls.find(({ args }) => args[0] === '-R')?.stdin).split('\n');
      return Promise.resolve(answer(batch.filter((line) => !refused(line)).join('\n')));
    }
    if (refused(text)) return Promise.reject(new DomainError('command-failed', `ipvsadm ${text}: Invalid argument`));
    return Promise.resolve(answer());
  }
}

describe(IpvsadmDriver.name, () => {
  describe('apply', () => {
    it('runs a few steps one by one', async () => {
      const runner = new Ipvsadm([2]);
      const { applied, failures } = await new IpvsadmDriver(runner).apply(steps(3));
      expect(runner.calls.map(({ args }) => args)).toEqual(steps(3).map(renderStep));
      expect(applied).toBe(2);
      expect(failures).toMatchObject([
        { step: { service: { port: 2 } }, message: expect.stringContaining('Invalid argument') as string },
      ]);
    });

    it('gives many steps to one process', async () => {
      const runner = new Ipvsadm([]);
      expect(await new IpvsadmDriver(runner).apply(steps(500))).toEqual({ applied: 500, failures: [] });
      expect(runner.calls).toHaveLength(1);
    });

    it('repeats after a refusal only what the kernel lacks, to learn why', async () => {
      const runner = new Ipvsadm([77, 78]);
      const { applied, failures } = await new IpvsadmDriver(runner).apply(steps(100));
      expect(applied).toBe(98);
      expect(failures.map(({ step }) => step)).toEqual([add(77), add(78)]);
      expect(runner.calls.map(({ args }) => args[0])).toEqual(['-R', '-Sn', '-Ln', '-A', '-A']);
    });

    it('leaves out the servers of a service that was refused', async () => {
      const server = { address: '10.0.0.2', port: 1 };
      const deletion: IpvsStep = { kind: 'delete-server', service: key(1), server, reason: '' };
      const { applied, failures } = await new IpvsadmDriver(new Ipvsadm([1])).apply([add(1), deletion, add(2)]);
      expect(applied).toBe(1);
      expect(failures).toHaveLength(1);
    });

    it('does not give a batch to ipvsadm that holds what must not reach it', async () => {
      const runner = new Ipvsadm([]);
      const hostile = add(1);
      const service = { ...hostile.service, address: '10.0.0.1\n-C' } as VirtualServiceKey;
      const { applied, failures } = await new IpvsadmDriver(runner).apply([{ ...hostile, service }, ...steps(50)]);
      expect(applied).toBe(50);
      expect(failures).toHaveLength(1);
      expect(runner.calls.some(({ args }) => args[0] === '-R')).toBe(false);
    });
  });

  describe('stopDaemon', () => {
    const left = (daemons: string): CommandRunner => ({
      run: ({ args }) =>
        args.includes('--stop-daemon')
          ? Promise.reject(new DomainError('command-timeout', 'ipvsadm: no end after 10000 ms.'))
          : Promise.resolve(answer(daemons)),
    });

    it('has stopped a daemon that is gone, though ipvsadm waited in vain for an answer', async () => {
      await new IpvsadmDriver(left('')).stopDaemon('master');
    });

    it('has not stopped one that is still there', async () => {
      const still = 'master sync daemon (mcast=lo, syncid=7, maxlen=1472, group=224.0.0.81, port=8848, ttl=1)';
      await expect(new IpvsadmDriver(left(still)).stopDaemon('master')).rejects.toThrow('no end after');
    });
  });
});
