import type { EntityManager } from 'typeorm';
import { rowsOf } from '../common/database/rows-of.js';
import type { DirectorSettingsLayer, SettingsLayers } from './settings-layers.js';

/** All that anybody says of directors' settings. */
export async function readSettings(tx: EntityManager): Promise<SettingsLayers> {
  const rows = await rowsOf<{ machine_id: string | null; settings: DirectorSettingsLayer }>(
    tx,
    'SELECT machine_id, settings FROM director_settings ORDER BY id',
  );
  const machines = rows.flatMap(({ machine_id: id, settings }): [string, DirectorSettingsLayer][] =>
    id === null ? [] : [[id, settings]],
  );
  return { cluster: rows.find((row) => row.machine_id === null)?.settings ?? {}, machines: new Map(machines) };
}
