export type LabErrorCode =
  | 'lab-not-root'
  | 'lab-unsupported-machine'
  | 'lab-program-missing'
  | 'lab-no-disk-space'
  | 'lab-no-memory'
  | 'lab-name-taken'
  | 'lab-in-use'
  | 'lab-bad-option'
  | 'lab-kernel-unavailable'
  | 'lab-boot-failed'
  | 'lab-guest-gone'
  | 'lab-command-failed'
  | 'lab-command-timeout'
  | 'lab-output-too-large'
  | 'lab-aborted';

/** A refusal or failure of the lab, told in one sentence that says how to mend it. */
export class LabError extends Error {
  constructor(
    readonly code: LabErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'LabError';
  }
}
