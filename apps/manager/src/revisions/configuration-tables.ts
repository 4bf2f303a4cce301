export const CONFIGURATION_TYPES = [
  'address',
  'policy',
  'virtual-service',
  'real-server',
  'director-settings',
] as const;
export type ConfigurationType = (typeof CONFIGURATION_TYPES)[number];

export interface ConfigurationTable {
  readonly type: ConfigurationType;
  readonly table: string;
  /** SQL of what people call a row. */
  readonly name: string;
  /** Which rows are configuration; SQL. */
  readonly where: string;
  /** SQL that first makes the unique columns of changed rows harmless, so that two rows can swap theirs. */
  readonly unset: string | null;
  /** A column that names the machine which a row cannot do without. */
  readonly machineColumn: string | null;
}

const ENDPOINT = `CASE WHEN strpos(t.address, ':') > 0 THEN '[' || t.address || ']:' ELSE t.address || ':' END || t.port`;

const DIRECTOR = `coalesce((SELECT m.name FROM machine m WHERE m.id = t.machine_id), 'all directors')`;

/** Where the configuration of load balancing is kept; what refers to another comes after it. */
export const CONFIGURATION_TABLES: readonly ConfigurationTable[] = [
  {
    ...{ type: 'address', table: 'address', name: 't.address', where: `t.purpose = 'virtual-ip'` },
    ...{ unset: null, machineColumn: null },
  },
  {
    ...{ type: 'policy', table: 'policy', name: 't.name', where: 'true' },
    ...{ unset: 'name = id, is_default = false', machineColumn: null },
  },
  {
    ...{ type: 'virtual-service', table: 'virtual_service', name: 't.name', where: 'true' },
    ...{ unset: 'name = id', machineColumn: null },
  },
  {
    ...{ type: 'real-server', table: 'real_server', name: ENDPOINT, where: 'true' },
    ...{ unset: null, machineColumn: 'node_id' },
  },
  {
    ...{ type: 'director-settings', table: 'director_settings', name: DIRECTOR, where: 'true' },
    ...{ unset: null, machineColumn: 'machine_id' },
  },
];

/** What says when a row changed, not what it says. */
const BOOKKEEPING = `'{id,revision,created_at,updated_at}'::text[]`;

/** SQL of all configuration as it stands: type, id, name, object_revision, body. */
export const PRESENT_ROWS = CONFIGURATION_TABLES.map(
  ({ type, table, name, where }) =>
    `SELECT '${type}' AS type, t.id, (${name})::text AS name, t.revision AS object_revision, to_jsonb(t) - ${BOOKKEEPING} AS body
     FROM ${table} t WHERE ${where}`,
).join(' UNION ALL ');
