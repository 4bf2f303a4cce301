import type { VirtualServiceKey } from '#libs/domain';
import { formatKey, type IpvsStep } from '#libs/ipvs';
import { CMD } from './constants.js';
import type { Request } from './genl-channel.js';
import type { MessageWriter } from './message-writer.js';
import { writeServer, writeServerKey } from './server-codec.js';
import { writeKey, writeService } from './service-codec.js';

const COMMANDS = {
  'add-service': CMD.newService,
  'edit-service': CMD.setService,
  'delete-service': CMD.delService,
  'add-server': CMD.newServer,
  'edit-server': CMD.setServer,
  'delete-server': CMD.delServer,
} as const satisfies Record<IpvsStep['kind'], number>;

export const commandOf = (step: IpvsStep): number => COMMANDS[step.kind];

/** Turns steps into messages; the bytes that name a service are written once for steps that follow each other. */
export class StepRequests {
  private key: VirtualServiceKey | null = null;
  private keyWords: Uint32Array = new Uint32Array();

  of(step: IpvsStep): Request {
    return { command: COMMANDS[step.kind], write: (writer) => this.write(writer, step) };
  }

  private write(writer: MessageWriter, step: IpvsStep): void {
    switch (step.kind) {
      case 'add-service':
      case 'edit-service':
        writeService(writer, step.service, step.config);
        return;
      case 'delete-service':
        writeKey(writer, step.service);
        return;
      case 'add-server':
      case 'edit-server':
        this.writeKey(writer, step.service);
        writeServer(writer, step.server);
        return;
      case 'delete-server':
        this.writeKey(writer, step.service);
        writeServerKey(writer, step.server);
    }
  }

  private writeKey(writer: MessageWriter, key: VirtualServiceKey): void {
    if (key === this.key) {
      writer.copy(this.keyWords, this.keyWords.length);
      return;
    }
    const start = writer.length;
    writeKey(writer, key);
    this.key = key;
    this.keyWords = writer.since(start);
  }
}

/** Steps that may be sent before anything is known of their fate. */
const WINDOW = 512;

/** The next steps that go together: not past the window, and never an addition after another step of the same service. */
export function windowEnd(steps: readonly IpvsStep[], from: number): number {
  const touched = new Set<VirtualServiceKey | string>();
  let end = from;
  for (let step = steps[end]; step !== undefined && end - from < WINDOW; step = steps[++end]) {
    if (step.kind === 'add-service' && touched.has(formatKey(step.service))) break;
    if (!touched.has(step.service)) touched.add(step.service).add(formatKey(step.service));
  }
  return end;
}
