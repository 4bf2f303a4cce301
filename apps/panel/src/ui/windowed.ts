import { useEffect, useState, type RefObject } from 'react';

export interface Window {
  /** The first row that is drawn, and the one after the last. */
  readonly from: number;
  readonly to: number;
}

/** The window moves by so many rows at once, so that not every frame of scrolling draws. */
const STEP = 8;

/** Rows that are seen through a window of `height` at `scrollTop`, and some more on both sides. */
export function windowOf(count: number, rowHeight: number, scrollTop: number, height: number, more = 12): Window {
  const first = Math.floor(scrollTop / rowHeight / STEP) * STEP;
  const seen = Math.ceil(height / rowHeight) + STEP;
  const from = Math.max(0, Math.min(first - more, count - 1));
  return { from, to: Math.min(count, Math.max(first, 0) + seen + more) };
}

/** Follows the scrolling of an element; only the rows of the answer need to be drawn. */
export function useWindow(place: RefObject<HTMLElement | null>, count: number, rowHeight: number): Window {
  const [seen, setSeen] = useState({ scrollTop: 0, height: 600 });
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let height = element.clientHeight;
    const step = STEP * rowHeight;
    const read = (): void => {
      const scrollTop = Math.floor(element.scrollTop / step) * step;
      setSeen((before) =>
        before.scrollTop === scrollTop && before.height === height ? before : { scrollTop, height },
      );
    };
    const measure = (): void => {
      height = element.clientHeight;
      read();
    };
    read();
    element.addEventListener('scroll', read, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', read);
      observer.disconnect();
    };
  }, [place, rowHeight]);
  const within = Math.min(seen.scrollTop, Math.max(0, count * rowHeight - seen.height));
  return windowOf(count, rowHeight, within, seen.height);
}
