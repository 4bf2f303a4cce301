/** The version of this program and of its API document. */
export const VERSION = '0.1.0';
