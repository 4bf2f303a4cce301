import { connectionTimeouts, directorSettings, syncDaemon } from '#libs/contracts';
import { z } from 'zod';
import { named } from '../common/schemas/named-schemas.js';

const { kernel } = directorSettings.shape;

/** Parts that are absent stay as they are; a part or a single setting that is null is left to the layer below. */
export const timeoutsChange = named(
  'input',
  'ConnectionTimeoutsSpec',
  z.strictObject({
    tcpSeconds: connectionTimeouts.shape.tcpSeconds.unwrap().optional(),
    tcpFinSeconds: connectionTimeouts.shape.tcpFinSeconds.unwrap().optional(),
    udpSeconds: connectionTimeouts.shape.udpSeconds.unwrap().optional(),
  }),
);
export const syncChange = named('input', 'SyncDaemonsSpec', z.array(syncDaemon).max(2));
export const kernelChange = named(
  'input',
  'KernelSettingsSpec',
  z.record(kernel.unwrap().keyType, kernel.unwrap().valueType.nullable()),
);
named('output', 'DirectorSettings', directorSettings);
named(
  'output',
  'DirectorSettingsLayer',
  z.strictObject({
    timeouts: connectionTimeouts.partial().optional(),
    sync: z.array(syncDaemon).optional(),
    kernel: kernel.unwrap().optional(),
  }),
);

export type TimeoutsChange = z.infer<typeof timeoutsChange>;
export type SyncChange = z.infer<typeof syncChange>;
export type KernelChange = z.infer<typeof kernelChange>;
