import type { DeviceAddress, MachineNetwork, NetworkStep } from '#libs/net';

/** How a packet would leave the machine. */
export interface RouteAnswer {
  readonly device: string;
  /** Next hop; null when the target is on the link. */
  readonly via: string | null;
  readonly source: string | null;
}

/** The machine's network. */
export interface NetworkPort {
  /**
   * Links, addresses, our rules and routes, and the present values of the named settings; `*` in a name stands for any device. The ports
   * of GUE only when they are asked for: to ask loads the kernel's module.
   */
  observe(settings: readonly string[], also?: { readonly decapsulations: boolean }): Promise<MachineNetwork>;
  /** Does one step; throws DomainError with the tool's own words. */
  apply(step: NetworkStep): Promise<void>;
  /** Tells neighbours that the address is here, by gratuitous ARP (RFC 5227) or unsolicited advertisement (RFC 4861), now and again soon. */
  announce(address: DeviceAddress): Promise<void>;
  /** The MAC of a neighbour that answers for an address (ARP probe, RFC 5227; neighbour discovery), or null. */
  probeNeighbour(address: string, device: string): Promise<string | null>;
  routeTo(address: string): Promise<RouteAnswer | null>;
  /** True when a packet of `bytes` (IP header included) passes without fragments to the address. */
  passesUnfragmented(address: string, bytes: number): Promise<boolean>;
  readSetting(name: string): Promise<string | null>;
  /** Writes back the present value: true when settings can be written here. */
  canWriteSetting(name: string): Promise<boolean>;
}

/** Kernel modules. */
export interface ModulePort {
  /** `loaded` or built in, `loadable`, or `missing`. */
  state(module: string): Promise<'loaded' | 'loadable' | 'missing'>;
  load(module: string): Promise<void>;
}
