/** A place before every entry of a Redis stream. */
export const STREAM_BEGIN = '0-0';

function partsOf(id: string): [bigint, bigint] {
  const [ms = '0', sequence = '0'] = id.split('-');
  return [BigInt(ms), BigInt(sequence)];
}

/** Compares two stream ids (`<milliseconds>-<sequence>`, redis.io/docs/data-types/streams). */
export function isLater(one: string, other: string): boolean {
  const [oneMs, oneSequence] = partsOf(one);
  const [otherMs, otherSequence] = partsOf(other);
  return oneMs === otherMs ? oneSequence > otherSequence : oneMs > otherMs;
}

/** The time in a stream id by another clock that is `offsetMs` ahead of Redis', and never later than `now`. */
export function timeOf(id: string, offsetMs: number, now: Date): Date {
  return new Date(Math.min(now.getTime(), Number(partsOf(id)[0]) + offsetMs));
}
