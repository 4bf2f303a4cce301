import { DomainError } from '#libs/errors';
import type { ModulePort } from '../network/network-port.js';

/** Modules in memory: those of `available` can be loaded. */
export class FakeModules implements ModulePort {
  readonly loaded = new Set<string>();

  constructor(
    readonly available: ReadonlySet<string> = new Set(['ip_vs', 'ipip', 'ip6_tunnel', 'fou', 'ip_gre', 'ip6_gre']),
  ) {}

  state(module: string): Promise<'loaded' | 'loadable' | 'missing'> {
    if (this.loaded.has(module)) return Promise.resolve('loaded');
    return Promise.resolve(this.available.has(module) ? 'loadable' : 'missing');
  }

  load(module: string): Promise<void> {
    if (!this.available.has(module))
      return Promise.reject(new DomainError('command-failed', `modprobe ${module}: Module not found.`));
    this.loaded.add(module);
    return Promise.resolve();
  }
}
