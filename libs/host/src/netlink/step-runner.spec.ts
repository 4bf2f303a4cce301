import type { IpvsRealServer, VirtualServiceKey } from '#libs/domain';
import type { IpvsStep } from '#libs/ipvs';
import { describe, expect, it } from 'vitest';
import { CMD } from './constants.js';
import { NO_ANSWER, NOT_SENT, type GenlChannel, type Request } from './genl-channel.js';
import { StepRunner } from './step-runner.js';

const key = (port: number): VirtualServiceKey => ({ kind: 'address', protocol: 'tcp', address: '10.0.0.1', port });
const addService = (port: number): IpvsStep => ({
  ...{ kind: 'add-service', service: key(port), reason: '' },
  config: { scheduler: 'rr', schedulerFlags: [], persistence: null, onePacket: false },
});
const server: IpvsRealServer = {
  ...{ address: '10.0.0.2', port: 1 },
  config: { forwardingMethod: 'masquerading', tunnel: null, weight: 1, upperThreshold: 0, lowerThreshold: 0 },
};
const addServer = (port: number): IpvsStep => ({ kind: 'add-server', service: key(port), server, reason: '' });
const removeService = (port: number): IpvsStep => ({ kind: 'delete-service', service: key(port), reason: '' });

/** A channel that answers from a list, one number a message, and else with success. */
function runnerWith(...errors: number[][]): { runner: StepRunner; sent: number[][] } {
  const sent: number[][] = [];
  const run = (requests: readonly Request[]): Promise<Int32Array> => {
    sent.push(requests.map(({ command }) => command));
    const answers = errors[sent.length - 1] ?? [];
    return Promise.resolve(Int32Array.from(requests, (_, at) => answers[at] ?? 0));
  };
  return { runner: new StepRunner({ run } as unknown as GenlChannel), sent };
}

describe(StepRunner.name, () => {
  it('makes services before anything joins them', async () => {
    const { runner, sent } = runnerWith();
    const steps = [addService(1), addServer(1), addService(2), addServer(2)];
    expect(await runner.run(steps)).toEqual({ applied: 4, failures: [], unknown: [] });
    expect(sent).toEqual([
      [CMD.newService, CMD.newService],
      [CMD.newServer, CMD.newServer],
    ]);
  });

  it('never lets servers join a service that another has made meanwhile', async () => {
    const { runner, sent } = runnerWith([17]);
    const { applied, failures } = await runner.run([addService(1), addServer(1), addService(2), addServer(2)]);
    expect(applied).toBe(2);
    expect(failures).toEqual([{ step: addService(1), message: 'Service already exists (EEXIST)' }]);
    expect(sent[1]).toEqual([CMD.newServer]);
  });

  it('removes a service before it is made anew', async () => {
    const { runner, sent } = runnerWith();
    await runner.run([removeService(1), addService(1), addServer(1)]);
    expect(sent).toEqual([[CMD.delService], [CMD.newService], [CMD.newServer]]);
  });

  it('names each refused step in their order, and those whose answers were lost', async () => {
    const { runner } = runnerWith([0, 17], [3, NO_ANSWER, NOT_SENT]);
    const steps = [removeService(9), addService(1), addService(2), addServer(1), removeService(8)];
    const { applied, failures, unknown } = await runner.run(steps);
    expect(applied).toBe(1);
    expect(failures.map(({ message }) => message)).toEqual([
      'No such service (ESRCH)',
      'Service already exists (EEXIST)',
      'The step names what is no address or no scheduler',
    ]);
    expect(unknown).toEqual([addServer(1)]);
  });

  it('sends a large table in windows', async () => {
    const { runner, sent } = runnerWith();
    const steps = Array.from({ length: 1300 }, (_, at) => (at % 50 === 0 ? addService(at) : addServer(at - (at % 50))));
    expect((await runner.run(steps)).applied).toBe(1300);
    expect(sent.map((one) => one.length)).toEqual([11, 501, 10, 502, 5, 271]);
  });
});
