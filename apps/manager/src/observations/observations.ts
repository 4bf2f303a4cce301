import type { MachineStatus, VirtualServiceStatus } from './observed-status.js';

/** What the cluster's machines say of themselves, and how old that is. */
export abstract class ObservationsService {
  abstract machine(machineId: string): Promise<MachineStatus>;
  /** Statuses in the order of the ids; one query for a whole list. */
  abstract virtualServices(virtualServiceIds: readonly string[]): Promise<VirtualServiceStatus[]>;
  abstract virtualService(virtualServiceId: string): Promise<VirtualServiceStatus>;
}
