import { Foundation1795000000000 } from './1795000000000-foundation.js';

/** Every change of the schema in order; a released one is never edited. */
export const MIGRATIONS = [Foundation1795000000000];
