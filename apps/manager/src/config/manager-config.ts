import type { ManagerConfig } from '#libs/config';

/** Injection token of the settings: `@Inject(MANAGER_CONFIG) config: ManagerConfig`. */
export const MANAGER_CONFIG = Symbol('ManagerConfig');
export type { ManagerConfig };
