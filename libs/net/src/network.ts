import type { MachineAddress, RealServerPreparation } from '#libs/contracts';
import type { AddressFamily } from '#libs/domain';

/** An address on a device, as `ip addr` shows it. */
export interface DeviceAddress {
  readonly device: string;
  readonly address: string;
  readonly prefixLength: number;
}

export interface NetworkLink {
  readonly name: string;
  readonly mac: string | null;
  readonly mtu: number;
  readonly isUp: boolean;
}

/** Packets from `from` (and that protocol and source port) look into the table `table`. */
export interface PolicyRule {
  readonly family: AddressFamily;
  readonly priority: number;
  readonly from: string;
  readonly protocol: 'tcp' | 'udp' | 'sctp' | null;
  /** Source port; 0 is any. */
  readonly port: number;
  readonly table: number;
}

export interface PolicyRoute {
  readonly family: AddressFamily;
  readonly table: number;
  readonly via: string;
  readonly device: string;
}

/** A UDP port at which the kernel unwraps GUE (ip-fou(8)). */
export interface Decapsulation {
  readonly family: AddressFamily;
  readonly port: number;
}

/** What a machine's network is like now. Rules and routes: only those in our tables. */
export interface MachineNetwork {
  readonly links: readonly NetworkLink[];
  readonly addresses: readonly DeviceAddress[];
  readonly rules: readonly PolicyRule[];
  readonly routes: readonly PolicyRoute[];
  /** Empty unless it was asked for them. */
  readonly decapsulations: readonly Decapsulation[];
  /** Values of the settings that were asked for, by dotted name; absent when the kernel has none of that name. */
  readonly sysctls: Readonly<Record<string, string>>;
}

/** What we changed, kept on disk so that it can be undone exactly. */
export interface ManagedNetwork {
  readonly addresses: readonly DeviceAddress[];
  /** Old values of the settings that we changed, the newest change first. */
  readonly sysctls: Readonly<Record<string, string>>;
  /** Devices that we set up. */
  readonly links: readonly string[];
  readonly decapsulations: readonly Decapsulation[];
}

export const NOTHING_MANAGED: ManagedNetwork = { addresses: [], sysctls: {}, links: [], decapsulations: [] };

/** What the machine's document asks of its network. */
export interface NetworkWish {
  /** The device of the cluster's segment; an address of another device's network goes there. */
  readonly device: string;
  readonly addresses: readonly MachineAddress[];
  readonly realServer: readonly RealServerPreparation[];
  readonly director: {
    readonly hasMasquerading: boolean;
    /** Some IPv4 service is probed on the path of its clients. */
    readonly probesPaths: boolean;
  } | null;
}

interface StepBase {
  readonly reason: string;
}

/** One change of the machine's network. */
export type NetworkStep =
  | (StepBase & { readonly kind: 'load-module'; readonly module: string })
  | (StepBase & {
      readonly kind: 'set-sysctl';
      readonly name: string;
      readonly value: string;
      readonly previous: string;
    })
  | (StepBase & { readonly kind: 'restore-sysctl'; readonly name: string; readonly value: string })
  | (StepBase & { readonly kind: 'link-up' | 'link-down'; readonly device: string })
  | (StepBase & {
      readonly kind: 'add-decapsulation' | 'remove-decapsulation';
      readonly decapsulation: Decapsulation;
    })
  | (StepBase & { readonly kind: 'add-address'; readonly address: DeviceAddress; readonly announce: boolean })
  | (StepBase & { readonly kind: 'remove-address'; readonly address: DeviceAddress })
  | (StepBase & { readonly kind: 'add-route' | 'remove-route'; readonly route: PolicyRoute })
  | (StepBase & { readonly kind: 'add-rule' | 'remove-rule'; readonly rule: PolicyRule });

/** Tables and rule priorities of ours; nothing else may use them. */
export const OUR_TABLES = { first: 7480, last: 7679 } as const;
export const RULE_PRIORITY = 7480;
export const isOurTable = (table: number): boolean => table >= OUR_TABLES.first && table <= OUR_TABLES.last;
