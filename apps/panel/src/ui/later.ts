import { useEffect, useState, useSyncExternalStore, type RefObject } from 'react';

/** The longest that anything waits for a browser that is never idle. */
const PATIENCE_MS = 2_000;
let isIdle = false;
let isAsked = false;
const listeners = new Set<() => void>();

function beIdle(): void {
  isIdle = true;
  for (const listener of listeners) listener();
}

/** Not every browser tells when it is idle. */
function whenIdle(): void {
  const { requestIdleCallback: ask } = window as Partial<Window>;
  if (ask === undefined) setTimeout(beIdle, PATIENCE_MS / 4);
  else ask.call(window, beIdle, { timeout: PATIENCE_MS });
}

/** Begins to wait once the first picture is painted: what comes later must not stand in its way. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!isAsked) {
    isAsked = true;
    requestAnimationFrame(() => setTimeout(whenIdle, 0));
  }
  return () => {
    listeners.delete(listener);
  };
}

/** False until the first page stands and answers; what nobody needs before that is loaded then. */
export const useIdle = (): boolean => useSyncExternalStore(subscribe, () => isIdle);

/** Whether an element has ever come near to what is seen. */
export function useSeen(place: RefObject<HTMLElement | null>, margin = '200px'): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null || isSeen) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: margin },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [place, isSeen, margin]);
  return isSeen;
}
