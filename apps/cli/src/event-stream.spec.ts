import { describe, expect, it } from 'vitest';
import { followMessages, readMessages, type StreamMessage } from './event-stream.js';

const bytes = (...chunks: string[]): AsyncIterable<Uint8Array> =>
  (async function* () {
    await Promise.resolve();
    for (const chunk of chunks) yield new TextEncoder().encode(chunk);
  })();
async function take(messages: AsyncIterable<StreamMessage>, count = Infinity): Promise<StreamMessage[]> {
  const found: StreamMessage[] = [];
  for await (const message of messages) {
    found.push(message);
    if (found.length >= count) break;
  }
  return found;
}

describe(readMessages.name, () => {
  it('reads messages however they are cut', async () => {
    const text =
      ': keep-alive\n\nretry: 2000\nid: 7\nevent: ready\ndata: {"after":"7"}\n\nid: 8\nevent: node-joined\ndata: {"a":"ü: b"}\n\nid: 9\nda';
    const whole = await take(readMessages(bytes(text)));
    expect(whole).toEqual([
      { id: '7', type: 'ready', data: '{"after":"7"}' },
      { id: '8', type: 'node-joined', data: '{"a":"ü: b"}' },
    ]);
    expect(await take(readMessages(bytes(...Array.from(text))))).toEqual(whole);
  });
});

describe(followMessages.name, () => {
  it('goes on after the last message when the stream breaks', async () => {
    const asked: (string | null)[] = [];
    const noted: unknown[] = [];
    const world = {
      open: (lastId: string | null) => {
        asked.push(lastId);
        if (asked.length === 2) return Promise.reject(new Error('away'));
        const next = Number(lastId ?? 0) + 1;
        return Promise.resolve(bytes(`id: ${next}\nevent: e\ndata: {}\n\n`));
      },
      isPassing: (error: unknown) => (error as Error).message === 'away',
      sleep: () => Promise.resolve(),
      note: (error: unknown) => void noted.push(error),
    };
    const found = await take(followMessages(world, '4'), 3);
    expect(found.map(({ id }) => id)).toEqual(['5', '6', '7']);
    expect(asked).toEqual(['4', '5', '5', '6']);
    expect(noted).toHaveLength(1);
  });

  it('ends when it is refused for good', async () => {
    const world = {
      open: () => Promise.reject(new Error('forbidden')),
      ...{ isPassing: () => false, sleep: () => Promise.resolve(), note: () => undefined },
    };
    await expect(take(followMessages(world, null))).rejects.toThrow('forbidden');
  });
});
