/** Where a machine lives: in a namespace of this host, or in one of the guest kernel (of this host too, in native mode). */
export type Placement = 'host' | 'guest';

/** Which kernel forwards: the running one, or a guest's under KVM or under QEMU's own translator. */
export type LabKernelMode = 'native' | 'guest-kvm' | 'guest-tcg';

/** A further network card, on a segment of its own; machines that name the same segment reach each other. */
export interface ExtraNic {
  /** Name of the segment, for example `private`. */
  readonly segment: string;
  /** CIDR, IPv4 and IPv6. */
  readonly addresses: readonly string[];
}

/** One machine of the lab: network, host name, mounts and sysfs of its own; files, users and processes are shared. */
export interface MachineSpec {
  readonly name: string;
  readonly placement: Placement;
  /** CIDR, IPv4 and IPv6, on `eth0`. */
  readonly addresses: readonly string[];
  /** `eth1`, `eth2`, … in this order. */
  readonly extraNics?: readonly ExtraNic[];
  /** Gateway address, IPv4 or IPv6. */
  readonly defaultRouteVia?: string;
}

/** One step of bringing the lab up or down, for whoever shows progress. */
export interface LabStep {
  readonly title: string;
  readonly state: 'started' | 'done' | 'failed';
  readonly elapsedMs: number;
  readonly detail?: string;
}

export interface LabOptions {
  /** Everything that the lab writes is in here; kernel artefacts stay for the next start. */
  readonly stateDir: string;
  /** Where Debian's kernel is kept for the next start; the state folder when absent. Labs of one checkout can share it. */
  readonly kernelDir?: string;
  readonly machines: readonly MachineSpec[];
  /** Prefix of the namespaces, default `dlab`. Two labs at once need two names and two state folders. */
  readonly name?: string;
  readonly kernel?: 'auto' | 'native' | 'guest';
  /** Folders of the host that machines in the guest can write, at the same path; `<stateDir>/machines` always is one. */
  readonly writablePaths?: readonly string[];
  readonly onStep?: (step: LabStep) => void;
  readonly guestMemoryMb?: number;
  /** Stops `Lab.up` between two steps and takes down what it had made. */
  readonly signal?: AbortSignal;
}

export interface ExecOptions {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Default 30,000. The whole process group is killed when it passes. */
  readonly timeoutMs?: number;
  /** Of stdout and stderr together, default 16 MiB. */
  readonly maxOutputBytes?: number;
}

export interface ExecResult {
  /** As a shell tells it: 128 + the signal's number when a signal ended the program. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface SpawnOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** File on the host that stdout and stderr are appended to. */
  readonly logFile?: string;
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void;
}

export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: string | null;
}

/** A program that runs in a machine, leader of a process group of its own. */
export interface LabProcess {
  /** In the process table of the kernel that the machine lives on. */
  readonly pid: number;
  readonly exited: Promise<ProcessEnd>;
  /** Sends the signal (default SIGTERM) to the whole process group; resolves once it is sent. */
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/** What runs programs: this host, or the guest through its control channel. */
export interface ProgramRunner {
  exec(argv: readonly string[], options?: ExecOptions): Promise<ExecResult>;
  spawn(argv: readonly string[], options?: SpawnOptions): Promise<LabProcess>;
}

export interface LabMachine extends ProgramRunner {
  readonly name: string;
  readonly placement: Placement;
  /** Name of its network namespace, on the kernel it lives on. */
  readonly namespace: string;
  readonly spec: MachineSpec;
  /** True where a program of this host can enter it (see `argvInside`). */
  readonly isOnHost: boolean;
  /** The argv that runs `argv` inside this machine, to be run on the kernel it lives on; of `[]`, a prefix for any argv. */
  argvInside(argv: readonly string[], cwd?: string): string[];
  /** Kills every process of the machine, as a power cut would; its network stays. */
  killAll(signal?: NodeJS.Signals): Promise<void>;
}
