import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serviceHealth } from '#libs/contracts';
import { differences } from './differences.js';
import { readIpvsadmSave } from './read-ipvsadm-save.js';
import { plainServices } from './service.arbitrary.js';

const TABLE =
  '-A -t 192.0.2.1:80 -s rr\n-a -t 192.0.2.1:80 -r 10.0.0.1:80 -g -w 1\n-a -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 0\n';
const serviceOf = (text: string): ReturnType<typeof readIpvsadmSave>['services'][number] => {
  const [service] = readIpvsadmSave(text).services;
  if (service === undefined) throw new Error('no service was read');
  return service;
};
const kernel = readIpvsadmSave(TABLE).services;

describe(differences.name, () => {
  it('finds none between a service and itself', () => {
    fc.assert(
      fc.property(plainServices, (services) => {
        const health = serviceHealth.parse({});
        for (const service of services) {
          expect(differences({ ...service, health }, services)).toEqual({ isPresent: true, steps: [] });
        }
      }),
    );
  });

  it('gives each step with its reason, and touches no other service', () => {
    const wanted = serviceOf(TABLE.replace('-s rr', '-s wlc').replace('-w 0', '-w 7'));
    expect(differences(wanted, kernel)).toEqual({
      isPresent: true,
      steps: [
        { command: 'ipvsadm -E -t 192.0.2.1:80 -s wlc', reason: 'scheduler rr → wlc' },
        { command: 'ipvsadm -e -t 192.0.2.1:80 -r 10.0.0.2:80 -g -w 7 -x 0 -y 0', reason: 'weight 0 → 7' },
      ],
    });
  });

  it('says that a server which may be dead comes back by its check', () => {
    const checks = serviceHealth.parse({ checks: [{ kind: 'tcp' }] });
    const wanted = { ...serviceOf(TABLE.replace('-w 0', '-w 7')), health: checks };
    expect(differences(wanted, kernel).steps).toMatchObject([{ reason: 'weight 0 → 7; only once its check is good' }]);
  });

  it('makes the service when the kernel has it not', () => {
    const { isPresent, steps } = differences(serviceOf(TABLE), []);
    expect(isPresent).toBe(false);
    expect(steps).toHaveLength(3);
  });
});
