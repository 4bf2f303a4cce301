import {
  createContext,
  lazy,
  Suspense,
  useCallback,
  useContext,
  useMemo,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { useIdle } from '../later.js';
import { keyOf, type Toast } from './toast.js';

type Operation = Schemas['OperationView'];
const ToastList = lazy(async () => ({ default: (await import('./toast-list.js')).ToastList }));

interface Toasts {
  /** Follows an operation on the screen until it has ended; null, as in a dry run, is nothing to follow. */
  readonly follow: (operation: Operation | null | undefined) => void;
  /** Says that something is done that has no operation. */
  readonly say: (title: string, text?: string) => void;
}

const ToastsContext = createContext<Toasts | null>(null);
/** Older ones make room; all are on the page of operations. */
const AT_ONCE = 4;
let serial = 0;

/** Stands around all pages, so that a toast outlives the page that it began on. */
export function ToastsProvider({ children }: { children: ReactNode }): ReactElement {
  const isIdle = useIdle();
  const [shown, setShown] = useState<readonly Toast[]>([]);
  const add = useCallback((toast: Toast) => {
    setShown((before) => [toast, ...before.filter((other) => keyOf(other) !== keyOf(toast))].slice(0, AT_ONCE));
  }, []);
  const close = useCallback((key: string) => {
    setShown((before) => before.filter((toast) => keyOf(toast) !== key));
  }, []);
  const toasts = useMemo<Toasts>(
    () => ({
      follow: (operation) => {
        if (operation !== null && operation !== undefined) add({ operation });
      },
      say: (title, text) => add({ note: { key: `note-${++serial}`, title, text } }),
    }),
    [add],
  );
  return (
    <ToastsContext value={toasts}>
      {children}
      <Suspense>{isIdle && <ToastList shown={shown} onClose={close} />}</Suspense>
    </ToastsContext>
  );
}

export function useToasts(): Toasts {
  const toasts = useContext(ToastsContext);
  if (toasts === null) throw new Error('A page outside of the frame');
  return toasts;
}
