import { useEffect } from 'react';
import { PAGE_TITLE } from '../ui/page.js';

/** What gives the focus back by itself, such as a dialog that closes, has done so by then. */
const PATIENCE_MS = 150;

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body;

/**
 * What had the focus may vanish: the row that was deleted, the button of a dialog whose object has gone. The heading of the
 * page gets it then, so that whoever works by keyboard goes on where it happened instead of at the top of everything.
 */
export function useFocusHome(): void {
  useEffect(() => {
    let last: Element | null = null;
    let timer: number | undefined;
    const remember = ({ target }: FocusEvent): void => {
      last = target instanceof Element ? target : null;
    };
    const goHome = (): void => {
      timer = undefined;
      const isDialogOpen = document.querySelector('[role=dialog][aria-modal=true]') !== null;
      if (isNowhere() && !isDialogOpen) document.getElementById(PAGE_TITLE)?.focus({ preventScroll: true });
    };
    const look = (): void => {
      if (last === null || last.isConnected || !isNowhere()) return;
      last = null;
      timer ??= window.setTimeout(goHome, PATIENCE_MS);
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', remember);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', remember);
      window.clearTimeout(timer);
    };
  }, []);
}
