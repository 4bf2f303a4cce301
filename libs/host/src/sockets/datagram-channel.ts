import type { Socket } from 'node:dgram';
import type { DatagramSocket } from '#libs/checks';

/** Node's datagram socket, connected to one peer; an error of `send` arrives like one of the peer. */
export class DatagramChannel implements DatagramSocket {
  private isClosed = false;
  private errorListener: (error: Error) => void = () => undefined;

  constructor(private readonly socket: Socket) {
    socket.on('error', (error) => this.errorListener(error));
  }

  send(bytes: Uint8Array): void {
    this.socket.send(bytes, (error) => {
      if (error !== null && !this.isClosed) this.errorListener(error);
    });
  }

  onMessage(listener: (bytes: Buffer) => void): void {
    this.socket.on('message', listener);
  }

  onError(listener: (error: Error) => void): void {
    this.errorListener = listener;
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.socket.close();
  }
}
