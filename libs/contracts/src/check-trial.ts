import { z } from 'zod';
import { healthCheckSpec } from './health-check.js';
import { ip, line, name, port, virtualServiceKey } from './values.js';

/** What a trial may ask of a director at most. */
export const TRIAL_LIMITS = {
  servers: 64,
  /** Servers times checks. */
  probes: 128,
  /** How long one probe may take, whatever its check allows. */
  probeMs: 10_000,
  /** How long the director goes on beginning probes. */
  totalMs: 20_000,
} as const;

/** Checks of a service that is not there yet, and the servers that they shall ask, each once. */
export const checkTrial = z.strictObject({
  service: virtualServiceKey,
  checks: z.array(healthCheckSpec).min(1).max(8),
  combine: z.enum(['all', 'any']),
  servers: z
    .array(z.strictObject({ /** For people. */ name: line(100), address: ip, port }))
    .min(1)
    .max(TRIAL_LIMITS.servers),
});
export type CheckTrial = z.infer<typeof checkTrial>;

/** `not-asked`: nothing is known, and the reason says why. */
export const TRIAL_OUTCOMES = ['passes', 'fails', 'not-asked'] as const;
const outcome = z.enum(TRIAL_OUTCOMES);
export type TrialOutcome = z.infer<typeof outcome>;

const trialProbe = z.strictObject({
  check: name,
  kind: line(20),
  /** What was asked, such as `10.0.0.2 port 80`. */
  target: line(200),
  outcome,
  reason: line(500),
  latencyMs: z.number().min(0).nullable(),
  /** What a good answer is, in words. */
  expected: line(700),
  /** What was said and heard, printable, at most 4 KiB; null: nothing that could be shown. */
  raw: z.string().max(8192).nullable(),
});
export type TrialProbe = z.infer<typeof trialProbe>;

const trialServer = z.strictObject({
  address: ip,
  port,
  outcome,
  reason: line(500),
  probes: z.array(trialProbe).max(8),
});
export type TrialServer = z.infer<typeof trialServer>;

/** Result of `health.trial`: the servers in the order in which they were named. */
export const checkTrialResult = z.strictObject({ servers: z.array(trialServer).max(TRIAL_LIMITS.servers) });
export type CheckTrialResult = z.infer<typeof checkTrialResult>;
