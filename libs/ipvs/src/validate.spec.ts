import { describe, expect, it } from 'vitest';
import { validateService } from './validate.js';

describe(validateService.name, () => {
  it.each([
    [1, 0],
    [0x43ff_ffff, 0],
    [0x4400_0000, 1],
    [0x4400_ffff, 1],
    [0x4401_0000, 0],
    [4_294_967_296, 1],
  ])('finds for the firewall mark %i %i faults', (mark, faults) => {
    const key = { kind: 'firewall-mark', family: 'ipv4', mark } as const;
    const config = { scheduler: 'rr', schedulerFlags: [], persistence: null, onePacket: false } as const;
    expect(validateService({ key, config, realServers: [] }).map(({ pointer }) => pointer)).toEqual(
      Array.from({ length: faults }, () => '/key/mark'),
    );
  });
});
