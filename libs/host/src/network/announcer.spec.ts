import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Announcer } from './announcer.js';

const address = { device: 'eth0', address: '10.0.0.80', prefixLength: 32 };

describe(Announcer.name, () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('announces at once, after one second and after four', async () => {
    const send = vi.fn().mockResolvedValue(undefined);
    await new Announcer({ send, isHeld: () => true }).announce(address);
    expect(send).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(send).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(send).toHaveBeenCalledTimes(3);
  });

  it('falls silent when the address has moved away', async () => {
    const send = vi.fn().mockResolvedValue(undefined);
    await new Announcer({ send, isHeld: () => false }).announce(address);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('tells when the first announcement fails, and outlives a later one that does', async () => {
    const failing = new Announcer({
      send: () => Promise.reject(new Error('no device')),
      isHeld: () => true,
    });
    await expect(failing.announce(address)).rejects.toThrow('no device');
    const send = vi.fn().mockResolvedValueOnce(undefined).mockRejectedValue(new Error('no device'));
    await new Announcer({ send, isHeld: () => true }).announce(address);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(send).toHaveBeenCalledTimes(3);
  });
});
