import type { SyncDaemon } from '#libs/contracts';
import type { IpvsTable, VirtualServiceKey } from '#libs/domain';
import { DomainError } from '#libs/errors';
import type { ConnectionFilter, IpvsConnection, IpvsStep, IpvsTimeouts } from '#libs/ipvs';
import type { CommandRunner } from '../command/command-runner.js';
import { IpvsModules } from '../ipvs/ipvs-modules.js';
import type { IpvsApplyResult, IpvsCapabilities, IpvsInfo, IpvsPort, IpvsStatistics } from '../ipvs/ipvs-port.js';
import { ipvsProc } from '../ipvs/ipvs-proc.js';
import { stepsNotDone } from '../ipvs/steps-not-done.js';
import { loadLibc, type Libc } from '../sockets/libc.js';
import { ATTR, CMD, IPVS_FAMILY } from './constants.js';
import { GenlChannel, NO_ANSWER, type Read, type Request } from './genl-channel.js';
import { readDaemon, readInfo, readTimeouts, writeDaemon, writeDaemonState, writeTimeouts } from './globals-codec.js';
import { kernelWords } from './kernel-words.js';
import { NetlinkSocket } from './netlink-socket.js';
import { ServerGlance } from './server-glance.js';
import { writeKey } from './service-codec.js';
import { StepRunner } from './step-runner.js';
import { TableReader } from './table-reader.js';

const ignore: Read = () => undefined;
const nothing = (): void => undefined;

/** Drives the kernel through generic netlink (family `IPVS`, linux/ip_vs.h), many steps in one call. */
export class NetlinkDriver implements IpvsPort {
  private readonly reader: TableReader;
  private readonly steps: StepRunner;

  private constructor(
    private readonly channel: GenlChannel,
    private readonly modules: IpvsModules,
    glance: ServerGlance,
  ) {
    this.reader = new TableReader(channel, glance);
    this.steps = new StepRunner(channel);
  }

  /** Null when the kernel has no IPVS, loaded or loadable. */
  static async open(libc: Libc, runner: CommandRunner): Promise<NetlinkDriver | null> {
    const modules = new IpvsModules(runner);
    await modules.load('ip_vs');
    const socket = NetlinkSocket.open(libc);
    const channel = await GenlChannel.open(socket, IPVS_FAMILY);
    if (channel !== null) return new NetlinkDriver(channel, modules, ServerGlance.open(libc));
    socket.close();
    return null;
  }

  async table(): Promise<IpvsTable> {
    try {
      return await this.reader.table();
    } catch (error) {
      // The module may have been unloaded and loaded again: then the family has another number.
      await this.modules.load('ip_vs');
      if (!(await this.channel.resolve())) throw error;
      return this.reader.table();
    }
  }

  statistics(): Promise<IpvsStatistics> {
    return this.reader.statistics();
  }

  async apply(steps: readonly IpvsStep[]): Promise<IpvsApplyResult> {
    await this.modules.loadFor(steps);
    const { unknown, applied, failures } = await this.steps.run(steps);
    if (unknown.length === 0) return { applied, failures };
    const missing = stepsNotDone(unknown, await this.table());
    const lost = missing.map((step) => ({ step, message: 'The kernel dropped its answer, and the step was not done' }));
    return { applied: applied + unknown.length - missing.length, failures: [...failures, ...lost] };
  }

  schedulers(): Promise<readonly string[]> {
    return this.modules.schedulers();
  }

  zero(service: VirtualServiceKey | null): Promise<void> {
    const write: Request['write'] = service === null ? nothing : (writer) => writeKey(writer, service);
    return this.must('zeroing', { command: CMD.zero, write });
  }

  async timeouts(): Promise<IpvsTimeouts> {
    let timeouts: IpvsTimeouts = { tcpSeconds: 0, tcpFinSeconds: 0, udpSeconds: 0 };
    await this.must('timeouts', { command: CMD.getConfig, write: nothing }, (reader, at, end) => {
      timeouts = readTimeouts(reader, at, end);
    });
    return timeouts;
  }

  setTimeouts(timeouts: IpvsTimeouts): Promise<void> {
    return this.must('timeouts', { command: CMD.setConfig, write: (writer) => writeTimeouts(writer, timeouts) });
  }

  async daemons(): Promise<readonly SyncDaemon[]> {
    let daemons: SyncDaemon[] = [];
    const begin = (): void => {
      daemons = [];
    };
    const read: Read = (reader, at, end) => {
      const place = reader.find(ATTR.daemon, at, end);
      if (place !== 0) daemons.push(readDaemon(reader, place, reader.payloadEnd(place - 4, end)));
    };
    const errno = await this.channel.dump(CMD.getDaemon, read, { begin });
    if (errno !== 0) throw refused('sync daemons', CMD.getDaemon, errno);
    return daemons;
  }

  startDaemon(daemon: SyncDaemon): Promise<void> {
    const request = {
      command: CMD.newDaemon,
      write: (writer: Parameters<Request['write']>[0]) => writeDaemon(writer, daemon),
    };
    return this.must(`sync daemon ${daemon.state}`, request);
  }

  async stopDaemon(state: SyncDaemon['state']): Promise<void> {
    const write: Request['write'] = (writer) => writeDaemonState(writer, state);
    const errno = await this.channel.ask({ command: CMD.delDaemon, write }, ignore);
    // A thread that is stopped before it ever ran ends with EINTR (kernel/kthread.c), and so does the request: unanswered.
    const isDone = errno === NO_ANSWER && (await this.daemons()).every((one) => one.state !== state);
    if (errno !== 0 && !isDone) throw refused(`sync daemon ${state}`, CMD.delDaemon, errno);
  }

  connections(filter: ConnectionFilter, limit: number): Promise<readonly IpvsConnection[]> {
    return ipvsProc.connections(filter, limit);
  }

  async info(): Promise<IpvsInfo> {
    let info = { version: 'unknown', connectionTableSize: 0 };
    await this.must('information', { command: CMD.getInfo, write: nothing }, (reader, at, end) => {
      info = readInfo(reader, at, end);
    });
    return { driver: 'netlink', ...info };
  }

  settings(): Promise<Readonly<Record<string, string>>> {
    return ipvsProc.settings();
  }

  setSetting(name: string, value: string): Promise<void> {
    return ipvsProc.setSetting(name, value);
  }

  capabilities(): Promise<IpvsCapabilities> {
    return this.modules.capabilities();
  }

  private async must(what: string, request: Request, read = ignore): Promise<void> {
    const errno = await this.channel.ask(request, read);
    if (errno !== 0) throw refused(what, request.command, errno);
  }
}

const refused = (what: string, command: number, errno: number): DomainError =>
  new DomainError('command-failed', `IPVS ${what}: ${errno < 0 ? 'no answer' : kernelWords(command, errno)}.`);

/** Null when the kernel has no IPVS; throws where koffi or glibc is missing. */
export const openNetlinkDriver = (runner: CommandRunner): Promise<IpvsPort | null> =>
  NetlinkDriver.open(loadLibc(), runner);
