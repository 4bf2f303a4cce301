import type { MachineReport } from '#libs/contracts';
import { HandMachine } from '../e2e/harness/hand-machine.js';
import type { TestManager } from '../e2e/harness/manager.js';
import type { Stores } from '../e2e/harness/stores.js';

const ABOUT = { driver: 'netlink', version: '1.2.1', connectionTableSize: 4096 } as const;

/** A director whose kernel lacks one setting and has the others; it says so again and again. */
export class LackingDirector {
  private constructor(
    private readonly machine: HandMachine,
    private readonly timer: NodeJS.Timeout,
  ) {}

  static async join(manager: TestManager, stores: Stores, lacking: string): Promise<LackingDirector> {
    const admin = await manager.logIn();
    const machine = await HandMachine.join(manager, stores, 'director-1', ['director']);
    const redis = await machine.connect();
    await machine.work(({ commandId }) => machine.answer(redis, commandId));
    const { items } = (await admin.get('/kernel-settings')).body as { items: { name: string }[] };
    const names = items.map(({ name }) => name).filter((name) => name !== lacking);
    const ipvs: MachineReport['ipvs'] = {
      ...{ ...ABOUT, tunnelTypes: ['ipip'], persistenceEngines: [], sync: [] },
      timeouts: { tcpSeconds: 900, tcpFinSeconds: 120, udpSeconds: 300 },
      settings: Object.fromEntries(names.map((name) => [name, '1'])),
    };
    const tell = (): Promise<void> => machine.report(redis, machine.machineReport({ schedulers: ['rr', 'wlc'], ipvs }));
    const timer = setInterval(() => void tell().catch(() => undefined), 400);
    return new LackingDirector(machine, timer);
  }

  async leave(): Promise<void> {
    clearInterval(this.timer);
    await this.machine.leave();
  }
}
