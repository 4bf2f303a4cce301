import { Foundation1795000000000 } from './1795000000000-foundation.js';
import { Fleet1795000001000 } from './1795000001000-fleet.js';
import { LoadBalancer1795000002000 } from './1795000002000-load-balancer.js';
import { ChangeControl1795000003000 } from './1795000003000-change-control.js';
import { Imports1795000004000 } from './1795000004000-imports.js';
import { Statistics1795000005000 } from './1795000005000-statistics.js';
import { Access1795000006000 } from './1795000006000-access.js';
import { Maintenance1795000007000 } from './1795000007000-maintenance.js';
import { Reads1796000001000 } from './1796000001000-reads.js';
import { JoinRequests1796000002000 } from './1796000002000-join-requests.js';
import { DrainedServices1796000005000 } from './1796000005000-drained-services.js';

/** Every change of the schema in order; a released one is never edited. */
export const MIGRATIONS = [
  Foundation1795000000000,
  Fleet1795000001000,
  LoadBalancer1795000002000,
  ChangeControl1795000003000,
  Imports1795000004000,
  Statistics1795000005000,
  Access1795000006000,
  Maintenance1795000007000,
  Reads1796000001000,
  JoinRequests1796000002000,
  DrainedServices1796000005000,
];
