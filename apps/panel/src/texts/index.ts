import { en } from './en.js';

/** The texts that are shown; one language so far. */
export const texts = en;
