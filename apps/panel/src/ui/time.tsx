import { Timestamp } from '@patternfly/react-core';
import { useEffect, useState, type ReactElement } from 'react';
import { texts } from '../texts/index.js';

const UNITS: readonly [number, string][] = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
];

/** `12 s`, `4 min`, `3 h`, `2 d`. */
export function span(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const [size, unit] = UNITS.find(([least]) => seconds >= least) ?? [1, 's'];
  return `${Math.floor(seconds / size)} ${unit}`;
}

/** The present time; looked at again every so many milliseconds. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), everyMs);
    return () => window.clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** How long ago; the exact time in the viewer's zone is in the title and for screen readers. */
export function Ago({ at }: { at: string | null | undefined }): ReactElement {
  const now = useNow(5_000);
  if (at === null || at === undefined) return <span className="soft">{texts.common.never}</span>;
  const exact = new Date(at);
  return (
    <time dateTime={exact.toISOString()} title={exact.toLocaleString()}>
      {texts.common.ago(span(now - exact.getTime()))}
    </time>
  );
}

export function ExactTime({ at }: { at: string }): ReactElement {
  return <Timestamp date={new Date(at)} dateFormat="medium" timeFormat="medium" />;
}
