import { report, type Report } from '#libs/contracts';

const LONGEST_REPORT = 8 * 1024 * 1024;
/**
 * PostgreSQL's jsonb takes neither NUL nor half of a surrogate pair (postgresql.org/docs/current/datatype-json.html). An even
 * number of backslashes before the escape belongs to the text.
 */
const UNSTORABLE = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/gi;

/** Reads one report of a machine; null for everything that is not one. What comes out can be stored. */
export function parseReport(text: string | null): Report | null {
  if (text === null || text.length > LONGEST_REPORT) return null;
  try {
    const parsed = report.safeParse(storable(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function storable(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (!text.includes('\\u')) return value;
  // Written again, only halves of pairs are still escaped, and NUL.
  return JSON.parse(JSON.stringify(value).replace(UNSTORABLE, '$1\ufffd'));
}
