import { useState } from 'react';

/** The object as it was when somebody began to change it, so that what came meanwhile is not overwritten unseen. */
export function useAsBegun<T>(now: T, isChanging: boolean): T {
  const [begun, setBegun] = useState(now);
  if (!isChanging && begun !== now) setBegun(now);
  return isChanging ? begun : now;
}
