import { machineReportFrame, observedVirtualService, report, type MachineReport, type Report } from '#libs/contracts';
import { Breaths } from '../common/breaths.js';

const LONGEST_REPORT = 8 * 1024 * 1024;
/**
 * PostgreSQL's jsonb takes neither NUL nor half of a surrogate pair (postgresql.org/docs/current/datatype-json.html). An even
 * number of backslashes before the escape belongs to the text.
 */
const UNSTORABLE = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/gi;

/** Reads one report of a machine; null for everything that is not one. What comes out can be stored. */
export async function parseReport(text: string | null): Promise<Report | null> {
  if (text === null || text.length > LONGEST_REPORT) return null;
  try {
    const value = storable(text);
    if (isOfKind(value, 'machine')) return await parseMachineReport(value);
    return report.safeParse(value).data ?? null;
  } catch {
    return null;
  }
}

const isOfKind = (value: unknown, kind: Report['kind']): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;

/** Service by service: a director has many, reports often, and requests wait meanwhile. */
async function parseMachineReport(value: unknown): Promise<MachineReport | null> {
  const breaths = new Breaths();
  const frame = machineReportFrame.safeParse(value).data;
  if (frame === undefined) return null;
  const virtualServices: MachineReport['virtualServices'] = [];
  for (const service of frame.virtualServices) {
    const parsed = observedVirtualService.safeParse(service).data;
    if (parsed === undefined) return null;
    virtualServices.push(parsed);
    if (breaths.isDue) await breaths.take();
  }
  return { ...frame, virtualServices };
}

function storable(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (!text.includes('\\u')) return value;
  // Written again, only halves of pairs are still escaped, and NUL.
  return JSON.parse(JSON.stringify(value).replace(UNSTORABLE, '$1\ufffd'));
}
