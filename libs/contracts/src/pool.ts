import { FORWARDING_METHODS, WEIGHT_MAX } from '#libs/domain';
import { z } from 'zod';
import { serviceHealth } from './health-check.js';
import { id, ip, port } from './values.js';

const percent = z.int().min(0).max(100);

/** Answers in place of the pool when the pool has no quorum. Checked like a real server. */
export const sorryServer = z.strictObject({
  id,
  address: ip,
  port,
  forwardingMethod: z.enum(FORWARDING_METHODS),
  weight: z.int().min(1).max(WEIGHT_MAX).default(1),
  /** Null: the service's own checks. */
  health: serviceHealth.nullable().default(null),
});

/** How a service's pool of real servers is decided upon. */
export const poolPolicy = z.strictObject({
  /** The pool serves while the weights of its healthy servers add up to `weight`; `hysteresis` widens both thresholds (keepalived.conf(5)). */
  quorum: z
    .strictObject({ weight: z.int().min(1).max(WEIGHT_MAX), hysteresis: z.int().min(0).max(WEIGHT_MAX).default(0) })
    .nullable()
    .default(null),
  /** The pool stops serving below `low` per cent of healthy servers and serves again from `high` on. */
  watermarks: z.strictObject({ lowPercent: percent, highPercent: percent }).nullable().default(null),
  sorryServers: z.array(sorryServer).max(16).default([]),
  /** Below this share of healthy servers, when no sorry server can answer, all keep their weight: nothing is won by refusing everybody. 0: off. */
  panicPercent: percent.default(1),
  /** After coming back a server gets its weight bit by bit. */
  slowStart: z
    .strictObject({ seconds: z.int().min(1).max(3600).default(30), fromPercent: z.int().min(1).max(100).default(10) })
    .nullable()
    .default(null),
  /** Weights follow the load that nodes measure, within bounds (per cent of the wanted weight). */
  feedback: z
    .strictObject({
      minPercent: z.int().min(1).max(100).default(25),
      maxPercent: z.int().min(100).max(1000).default(150),
      /** Largest change of one step, per cent of the wanted weight. */
      stepPercent: z.int().min(1).max(100).default(10),
      intervalSeconds: z.int().min(1).max(300).default(5),
    })
    .nullable()
    .default(null),
});

export type SorryServer = z.infer<typeof sorryServer>;
export type PoolPolicy = z.infer<typeof poolPolicy>;
