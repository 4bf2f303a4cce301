import { z } from 'zod';
import { instant } from './values.js';

/** Where a node's agent tells its load, on its TLS port, to machines of its cluster. */
export const LOAD_PATH = '/v1/load';

/** Share of the last ten seconds in which some task waited for a resource (`some avg10` of /proc/pressure); null: the kernel does not measure it. */
const pressure = z.number().min(0).max(100).nullable();

/** How busy a node is, as its agent measured it. */
export const nodeLoad = z.strictObject({
  at: instant,
  cpuPressurePercent: pressure,
  memoryPressurePercent: pressure,
  ioPressurePercent: pressure,
  /** Load average of one minute divided by the number of processors; above 1, tasks wait. */
  loadPerCpu: z.number().min(0),
  /** What a service of the node wrote into the agent's queue file: jobs that wait; null: there is no such file, or it is stale. */
  queueLength: z.number().min(0).nullable(),
});

export type NodeLoad = z.infer<typeof nodeLoad>;
