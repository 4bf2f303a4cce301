import type { Socket } from 'node:net';

/** Where a socket goes, from where, and what the kernel shall see on its packets. */
export interface DialTarget {
  readonly address: string;
  readonly port: number;
  /** Own address; null: the kernel chooses. */
  readonly sourceAddress: string | null;
  /** SO_MARK of the socket's packets, socket(7); null: none. */
  readonly mark: number | null;
  readonly timeoutMs: number;
}

/** A datagram socket that is connected to one peer: an ICMP error of the peer arrives as an error. */
export interface DatagramSocket {
  send(bytes: Uint8Array): void;
  onMessage(listener: (bytes: Buffer) => void): void;
  onError(listener: (error: Error) => void): void;
  close(): void;
}

/** Opens sockets to real servers. Rejects with an error whose `code` is the system's (`ECONNREFUSED`, `ETIMEDOUT`…). */
export interface Dialer {
  /** A connected stream; the caller closes it. */
  tcp(target: DialTarget): Promise<Socket>;
  /** Opens a connection and closes it with a reset at once: the cheapest proof that a port is open. */
  connect(target: DialTarget): Promise<void>;
  udp(target: DialTarget): Promise<DatagramSocket>;
  /** One ICMP echo and its reply; the port is not looked at. Answers with the round trip in milliseconds. */
  ping(target: DialTarget): Promise<number>;
}

/** Runs a program of the director as an unprivileged user. Never throws for an exit status. */
export interface ProgramPort {
  run(program: {
    readonly argv: readonly string[];
    readonly user: string;
    readonly timeoutMs: number;
    readonly maxOutputBytes: number;
  }): Promise<{ readonly exitCode: number; readonly stdout: string; readonly stderr: string }>;
}

/** Reads a file of the director. */
export interface CheckFilePort {
  /** At most `maxBytes` from its beginning; null when there is none. */
  read(path: string, maxBytes: number): Promise<string | null>;
}
