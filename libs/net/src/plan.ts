import {
  isOurTable,
  type Decapsulation,
  type DeviceAddress,
  type MachineNetwork,
  type ManagedNetwork,
  type NetworkStep,
  type NetworkWish,
  type PolicyRoute,
} from './network.js';
import { ruleText } from './return-routes.js';
import { DISTURBING, patternsOf } from './settings.js';
import { decapsulationsOf, FOU, targetOf, type NetworkTarget } from './wish.js';

const addressText = ({ device, address, prefixLength }: DeviceAddress): string =>
  `${device} ${address}/${prefixLength}`;
const routeText = (route: PolicyRoute): string => `${route.family} ${route.table} ${route.via} ${route.device}`;

const decapsulationText = ({ family, port }: Decapsulation): string => `${family} ${port}`;

const NOTHING_OBSERVED: MachineNetwork = {
  ...{ links: [], addresses: [], rules: [], routes: [], decapsulations: [] },
  sysctls: {},
};

/** The settings whose present value a plan needs to know; `*` in a name stands for any device. */
export function settingsOf(wish: NetworkWish, managed: ManagedNetwork): string[] {
  const named = targetOf(wish, NOTHING_OBSERVED, managed).settings.map(({ name }) => name);
  return [...new Set([...named, ...patternsOf(wish), ...Object.keys(managed.sysctls)])];
}

/** Whether a plan needs to know at which ports the kernel unwraps GUE. */
export const needsDecapsulations = (wish: NetworkWish, managed: ManagedNetwork): boolean =>
  decapsulationsOf(wish).length > 0 || managed.decapsulations.length > 0;

/** Modules whose devices, ports or settings are not there yet. */
function missingModules(target: NetworkTarget, observed: MachineNetwork): NetworkTarget['modules'] {
  const links = new Set(observed.links.map(({ name }) => name));
  return target.modules.filter(({ module }) => {
    if (module === FOU) return planDecapsulations(target, observed).length > 0;
    const link = target.links.find((one) => one.module === module);
    if (link !== undefined) return !links.has(link.device);
    return !target.settings.some((one) => one.module === module && observed.sysctls[one.name] !== undefined);
  });
}

function planDecapsulations(target: NetworkTarget, observed: MachineNetwork): NetworkStep[] {
  const present = new Set(observed.decapsulations.map(decapsulationText));
  return target.decapsulations
    .filter((one) => !present.has(decapsulationText(one)))
    .map((decapsulation) => ({ kind: 'add-decapsulation', decapsulation, reason: 'GUE arrives at this port' }));
}

/** A port that was there without our doing is nobody's to close. */
function planClosing(target: NetworkTarget, observed: MachineNetwork, managed: ManagedNetwork): NetworkStep[] {
  const wanted = new Set(target.decapsulations.map(decapsulationText));
  const present = new Set(observed.decapsulations.map(decapsulationText));
  return managed.decapsulations
    .filter((one) => !wanted.has(decapsulationText(one)) && present.has(decapsulationText(one)))
    .map((decapsulation) => ({ kind: 'remove-decapsulation', decapsulation, reason: 'no longer needed' }));
}

function planSettings(target: NetworkTarget, observed: MachineNetwork, managed: ManagedNetwork): NetworkStep[] {
  const coming = new Set(missingModules(target, observed).map(({ module }) => module));
  return target.settings.flatMap(({ name, value, reason, module, initial, isDisturbed }): NetworkStep[] => {
    // A setting that is not there and comes with no module that is loaded now: this kernel has none of that name.
    const present = observed.sysctls[name] ?? (module !== undefined && coming.has(module) ? initial : undefined);
    if (present === undefined) return [];
    const isUnrecorded = isDisturbed === true && managed.sysctls[name] === undefined;
    if (present === value && !isUnrecorded) return [];
    return [{ kind: 'set-sysctl', name, value, previous: managed.sysctls[name] ?? present, reason }];
  });
}

/** The newest change is undone first. */
function planRestore(target: NetworkTarget, observed: MachineNetwork, managed: ManagedNetwork): NetworkStep[] {
  const wanted = new Map(target.settings.map((setting) => [setting.name, setting]));
  return Object.entries(managed.sysctls)
    .filter(([name]) => !wanted.has(name) && observed.sysctls[name] !== undefined)
    .flatMap(([name, value]): NetworkStep[] => {
      const restore: NetworkStep = { kind: 'restore-sysctl', name, value, reason: 'no longer needed' };
      const disturbed = name === DISTURBING.cause ? wanted.get(DISTURBING.effect) : undefined;
      const previous = managed.sysctls[DISTURBING.effect];
      if (disturbed === undefined || previous === undefined) return [restore];
      return [
        restore,
        { kind: 'set-sysctl', name: disturbed.name, value: disturbed.value, previous, reason: disturbed.reason },
      ];
    });
}

/** An address that is on its device without our doing is there, whatever its prefix length. */
function planAddresses(target: NetworkTarget, observed: MachineNetwork, managed: ManagedNetwork): NetworkStep[] {
  const ours = new Set(managed.addresses.map(addressText));
  const present = new Set(observed.addresses.map(addressText));
  const foreign = new Set(
    observed.addresses
      .filter((one) => !ours.has(addressText(one)))
      .map(({ device, address }) => `${device} ${address}`),
  );
  return target.addresses
    .filter(({ address }) => !present.has(addressText(address)) && !foreign.has(`${address.device} ${address.address}`))
    .map(({ address, announce, reason }) => ({ kind: 'add-address', address, announce, reason }));
}

function planRemovals(target: NetworkTarget, observed: MachineNetwork, managed: ManagedNetwork): NetworkStep[] {
  const wanted = new Set(target.addresses.map(({ address }) => addressText(address)));
  const present = new Set(observed.addresses.map(addressText));
  return managed.addresses
    .filter((address) => !wanted.has(addressText(address)) && present.has(addressText(address)))
    .map((address) => ({ kind: 'remove-address', address, reason: 'the machine no longer carries it' }));
}

function planPolicies(target: NetworkTarget, observed: MachineNetwork): { add: NetworkStep[]; remove: NetworkStep[] } {
  const wantedRoutes = new Set(target.routes.map(routeText));
  const wantedRules = new Set(target.rules.map(ruleText));
  const presentRoutes = new Set(observed.routes.map(routeText));
  const presentRules = new Set(observed.rules.map(ruleText));
  const reason = 'replies of masqueraded services go back through the director';
  return {
    add: [
      ...target.routes
        .filter((route) => !presentRoutes.has(routeText(route)))
        .map((route): NetworkStep => ({ kind: 'add-route', route, reason })),
      ...target.rules
        .filter((rule) => !presentRules.has(ruleText(rule)))
        .map((rule): NetworkStep => ({ kind: 'add-rule', rule, reason })),
    ],
    remove: [
      ...observed.rules
        .filter((rule) => isOurTable(rule.table) && !wantedRules.has(ruleText(rule)))
        .map((rule): NetworkStep => ({ kind: 'remove-rule', rule, reason: 'no longer needed' })),
      ...observed.routes
        .filter(
          (route) =>
            isOurTable(route.table) &&
            !wantedRoutes.has(routeText(route)) &&
            !target.routes.some(({ table, family }) => table === route.table && family === route.family),
        )
        .map((route): NetworkStep => ({ kind: 'remove-route', route, reason: 'no longer needed' })),
    ],
  };
}

/** Linux inet6_addr_modify: a device has an IPv6 address once, and does not change its prefix length. */
function isInTheWay(step: NetworkStep, target: NetworkTarget): boolean {
  if (step.kind !== 'remove-address') return false;
  const { device, address } = step.address;
  return (
    address.includes(':') &&
    target.addresses.some((one) => one.address.device === device && one.address.address === address)
  );
}

/**
 * The ordered steps from the observed network to the wished one. Settings that keep a machine silent come before the address that they
 * guard; an address goes before the settings that guarded it. What we did not add is left alone.
 */
export function planMachineNetwork(
  wish: NetworkWish,
  observed: MachineNetwork,
  managed: ManagedNetwork,
): NetworkStep[] {
  const target = targetOf(wish, observed, managed);
  const links = new Map(observed.links.map((link) => [link.name, link]));
  const policies = planPolicies(target, observed);
  const removals = planRemovals(target, observed, managed);
  const wantedLinks = new Set(target.links.map(({ device }) => device));
  return [
    ...missingModules(target, observed).map(({ module, reason }): NetworkStep => ({
      kind: 'load-module',
      module,
      reason,
    })),
    ...planSettings(target, observed, managed),
    ...target.links
      .filter(({ device }) => links.get(device)?.isUp !== true)
      .map(({ device, reason }): NetworkStep => ({ kind: 'link-up', device, reason })),
    ...planDecapsulations(target, observed),
    ...policies.add,
    ...removals.filter((step) => isInTheWay(step, target)),
    ...planAddresses(target, observed, managed),
    ...removals.filter((step) => !isInTheWay(step, target)),
    ...policies.remove,
    ...planClosing(target, observed, managed),
    ...managed.links
      .filter((device) => !wantedLinks.has(device) && links.get(device)?.isUp === true)
      .map((device): NetworkStep => ({ kind: 'link-down', device, reason: 'no longer needed' })),
    ...planRestore(target, observed, managed),
  ];
}

/** The record after a step was done; keep it on disk before the next one. */
export function recordStep(managed: ManagedNetwork, step: NetworkStep): ManagedNetwork {
  switch (step.kind) {
    case 'add-address':
      return {
        ...managed,
        addresses: [...managed.addresses.filter((one) => addressText(one) !== addressText(step.address)), step.address],
      };
    case 'remove-address':
      return {
        ...managed,
        addresses: managed.addresses.filter((one) => addressText(one) !== addressText(step.address)),
      };
    case 'set-sysctl':
      return { ...managed, sysctls: { [step.name]: step.previous, ...managed.sysctls } };
    case 'restore-sysctl':
      return {
        ...managed,
        sysctls: Object.fromEntries(Object.entries(managed.sysctls).filter(([name]) => name !== step.name)),
      };
    case 'link-up':
      return { ...managed, links: [...new Set([...managed.links, step.device])] };
    case 'link-down':
      return { ...managed, links: managed.links.filter((device) => device !== step.device) };
    case 'add-decapsulation': {
      const text = decapsulationText(step.decapsulation);
      const others = managed.decapsulations.filter((one) => decapsulationText(one) !== text);
      return { ...managed, decapsulations: [...others, step.decapsulation] };
    }
    case 'remove-decapsulation': {
      const text = decapsulationText(step.decapsulation);
      return { ...managed, decapsulations: managed.decapsulations.filter((one) => decapsulationText(one) !== text) };
    }
    case 'load-module':
    case 'add-route':
    case 'remove-route':
    case 'add-rule':
    case 'remove-rule':
      return managed;
  }
}
