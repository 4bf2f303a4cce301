/** One message of a stream of server-sent events. */
export interface StreamMessage {
  readonly id: string | null;
  readonly type: string;
  readonly data: string;
}

/** Reads server-sent events (WHATWG HTML, 9.2.6) from the bytes of an answer; comments and unfinished messages are dropped. */
export async function* readMessages(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<StreamMessage> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of bytes) {
    rest += decoder.decode(chunk, { stream: true }).replaceAll('\r\n', '\n');
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const message = messageIn(rest.slice(0, end));
      rest = rest.slice(end + 2);
      if (message !== null) yield message;
    }
  }
}

function messageIn(block: string): StreamMessage | null {
  let id: string | null = null;
  let type = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const [, name, value = ''] = /^([a-z]+):? ?(.*)$/.exec(line) ?? [];
    if (name === 'id') id = value;
    else if (name === 'event') type = value;
    else if (name === 'data') data.push(value);
  }
  return data.length === 0 ? null : { id, type, data: data.join('\n') };
}

export interface StreamWorld {
  /** Opens the stream after a message; rejects when that is refused for good. */
  readonly open: (lastId: string | null) => Promise<AsyncIterable<Uint8Array>>;
  /** Whether an error is a break that may pass. */
  readonly isPassing: (error: unknown) => boolean;
  readonly sleep: (ms: number) => Promise<void>;
  /** Hears that the stream broke off. */
  readonly note: (error: unknown) => void;
}

const RETRY_MS = 2000;

/** All messages of a stream, over breaks and restarts: each time it goes on after the last one. */
export async function* followMessages(world: StreamWorld, from: string | null): AsyncGenerator<StreamMessage> {
  let lastId = from;
  for (;;) {
    try {
      for await (const message of readMessages(await world.open(lastId))) {
        lastId = message.id ?? lastId;
        yield message;
      }
    } catch (error) {
      if (!world.isPassing(error)) throw error;
      world.note(error);
    }
    await world.sleep(RETRY_MS);
  }
}
