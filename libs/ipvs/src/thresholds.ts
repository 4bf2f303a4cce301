import type { RealServerConfig } from '#libs/domain';

/**
 * Below so many connections a server that reached its upper threshold is used again; null: never overloaded. Unset with an upper one
 * it is three quarters of that (ipvsadm(8) `-y`), which the kernel works out itself and shows as 0.
 */
export function effectiveLowerThreshold({
  upperThreshold,
  lowerThreshold,
}: Pick<RealServerConfig, 'upperThreshold' | 'lowerThreshold'>): number | null {
  if (upperThreshold === 0) return null;
  return lowerThreshold === 0 ? Math.ceil((upperThreshold * 3) / 4) : lowerThreshold;
}
