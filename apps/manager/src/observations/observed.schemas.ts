import { cause, observedCheck, observedDrain, observedPool } from '#libs/contracts';
import { named } from '../common/schemas/named-schemas.js';

named('output', 'Cause', cause);
named('output', 'ObservedCheck', observedCheck);
named('output', 'ObservedDrain', observedDrain);
named('output', 'ObservedPool', observedPool);

const PATH = '#/components/schemas/';

/** For ApiProperty: one of the named schemas, or null. */
export const oneOrNull = (name: string): { nullable: true; allOf: { $ref: string }[] } => ({
  nullable: true,
  allOf: [{ $ref: `${PATH}${name}` }],
});
/** For ApiProperty: a list of a named schema. */
export const listOf = (name: string): { type: 'array'; items: { $ref: string } } => ({
  type: 'array',
  items: { $ref: `${PATH}${name}` },
});
