import { healthCheckSpec, poolPolicy, SECRET_CHECK_FIELDS, serviceHealth, sorryServer } from '#libs/contracts';
import { z } from 'zod';
import { named } from '../../common/schemas/named-schemas.js';

/** What a client writes where a secret belongs. */
const writtenSecret = z
  .string()
  .max(65_536)
  .nullable()
  .optional()
  .describe(
    'Written, never shown. Absent or null: kept from the check of this name and kind that is there; empty: removed.',
  );
const hiddenSecret = z.string().nullable().describe('Always null: a secret is never shown.');

/** The options of the check schema with another schema in the place of each secret. */
function checksWith(secret: z.ZodType, tls: z.ZodType): z.ZodType {
  const options = healthCheckSpec.options.map((option) => {
    const shape: Record<string, z.ZodType> = { ...option.shape };
    for (const field of SECRET_CHECK_FIELDS) if (field in shape) shape[field] = secret;
    if ('tls' in shape) shape['tls'] = tls;
    return z.strictObject(shape);
  });
  // What tells the options apart is as it was; only the types of other fields differ.
  return z.discriminatedUnion('kind', options as unknown as typeof healthCheckSpec.options);
}

function tlsWith(secret: z.ZodType): z.ZodObject {
  const { tls } = healthCheckSpec.options[0].shape;
  const fields: Record<string, z.ZodType> = { ...tls.unwrap().shape, key: secret };
  return z.strictObject(fields);
}

const writtenTls = named('input', 'CheckTlsSpec', tlsWith(writtenSecret));
const shownTls = named('output', 'CheckTls', tlsWith(hiddenSecret));

const written = named('input', 'HealthCheckSpec', checksWith(writtenSecret, writtenTls.prefault({})));
const shown = named('output', 'HealthCheck', checksWith(hiddenSecret, shownTls));

/** Health as clients write it; its secrets are completed by what is stored before it is checked as a whole. */
export const writtenHealth = named(
  'input',
  'ServiceHealthSpec',
  serviceHealth.extend({ checks: z.array(written).max(8).default([]) }),
);
const shownHealth = named('output', 'ServiceHealth', serviceHealth.extend({ checks: z.array(shown) }));

const writtenSorryServer = sorryServer.extend({
  id: sorryServer.shape.id
    .nullable()
    .optional()
    .describe('Given by the manager; the same address and port keep theirs.'),
  health: writtenHealth.nullable().default(null),
});

export const writtenPool = named(
  'input',
  'PoolPolicySpec',
  poolPolicy.extend({ sorryServers: z.array(writtenSorryServer).max(16).default([]) }),
);
named(
  'output',
  'PoolPolicy',
  poolPolicy.extend({ sorryServers: z.array(sorryServer.extend({ health: shownHealth.nullable() })) }),
);

export type WrittenHealth = z.input<typeof writtenHealth>;
export type WrittenPool = z.input<typeof writtenPool>;
