import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { probeTcp } from './plain-connect.js';

async function listening<T>(use: (port: number) => Promise<T>): Promise<T> {
  const server = createServer((socket) => socket.on('error', () => socket.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use((server.address() as AddressInfo).port);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

describe(probeTcp.name, () => {
  it('connects to a listening port and measures the time', async () => {
    const result = await listening((port) => probeTcp({ address: '127.0.0.1', port, timeoutMs: 1000 }));
    expect(result.ok).toBe(true);
    expect(result.latencyMs).toBeLessThan(1000);
  });

  it('tells a refused connection by its name', async () => {
    const port = await listening((freed) => Promise.resolve(freed));
    expect(await probeTcp({ address: '127.0.0.1', port, timeoutMs: 1000 })).toMatchObject({
      ok: false,
      reason: `connection refused: 127.0.0.1 port ${port}`,
    });
  });

  it('uses the source address that it is given', async () => {
    const result = await listening((port) =>
      probeTcp({ address: '127.0.0.1', port, timeoutMs: 1000, sourceAddress: '127.0.0.9' }),
    );
    expect(result.ok).toBe(true);
  });

  it('tells a source address that the machine does not have', async () => {
    const result = await listening((port) =>
      probeTcp({ address: '127.0.0.1', port, timeoutMs: 1000, sourceAddress: '192.0.2.1' }),
    );
    expect(result).toMatchObject({
      ok: false,
      reason: expect.stringContaining('source address is not available') as string,
    });
  });
});
