export { LabError, type LabErrorCode } from './errors.js';
export { forwardToUnixSocket, type Forward } from './forward.js';
export { Lab } from './lab.js';
export { LocalPrograms } from './local-programs.js';
export { argvInNetwork, tiedToOwner } from './namespace-exec.js';
export { LAB_PACKAGES } from './preflight.js';
export { mustRun, Runner } from './runner.js';
export { cleanUpLeftovers, type Leftovers } from './teardown.js';
export type {
  ExecOptions,
  ExecResult,
  ExtraNic,
  LabKernelMode,
  LabMachine,
  LabOptions,
  LabProcess,
  LabStep,
  MachineSpec,
  Placement,
  ProcessEnd,
  ProgramRunner,
  SpawnOptions,
} from './types.js';
