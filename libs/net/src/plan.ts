import {
  isOurTable,
  type DeviceAddress,
  type MachineNetwork,
  type ManagedNetwork,
  type NetworkStep,
  type NetworkWish,
  type PolicyRoute,
} from './network.js';
import { ruleText, targetOf, type NetworkTarget } from './wish.js';

const addressText = ({ device, address, prefixLength }: DeviceAddress): string =>
  `${device} ${address}/${prefixLength}`;
const routeText = (route: PolicyRoute): string => `${route.family} ${route.table} ${route.via} ${route.device}`;

/** The settings whose present value a plan needs to know. */
export function settingsOf(wish: NetworkWish, managed: ManagedNetwork): string[] {
  return [...new Set([...targetOf(wish).sysctls.map(({ name }) => name), ...Object.keys(managed.sysctls)])];
}

function planSettings(target: NetworkTarget, observed: MachineNetwork, managed: ManagedNetwork): NetworkStep[] {
  const steps: NetworkStep[] = [];
  for (const { name, value, reason } of target.sysctls) {
    const present = observed.sysctls[name];
    // A tunnel device's settings appear with the device, an ip_vs setting with its module.
    if (present === value) continue;
    steps.push({ kind: 'set-sysctl', name, value, previous: managed.sysctls[name] ?? present ?? '0', reason });
  }
  return steps;
}

function planRestore(target: NetworkTarget, observed: MachineNetwork, managed: ManagedNetwork): NetworkStep[] {
  const wanted = new Set(target.sysctls.map(({ name }) => name));
  return Object.entries(managed.sysctls)
    .filter(([name]) => !wanted.has(name) && observed.sysctls[name] !== undefined)
    .map(([name, value]) => ({ kind: 'restore-sysctl', name, value, reason: 'no longer needed' }));
}

function planAddresses(target: NetworkTarget, observed: MachineNetwork): NetworkStep[] {
  const present = new Set(observed.addresses.map(addressText));
  return target.addresses
    .filter(({ address }) => !present.has(addressText(address)))
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

/**
 * The ordered steps from the observed network to the wished one. Settings that keep a machine silent come before the address that they
 * guard; an address goes before the settings that guarded it. What we did not add is left alone.
 */
export function planMachineNetwork(
  wish: NetworkWish,
  observed: MachineNetwork,
  managed: ManagedNetwork,
): NetworkStep[] {
  const target = targetOf(wish);
  const links = new Map(observed.links.map((link) => [link.name, link]));
  const policies = planPolicies(target, observed);
  const missing = target.links.filter(({ device }) => !links.has(device)).map(({ device }) => device);
  const wantedLinks = new Set(target.links.map(({ device }) => device));
  return [
    ...target.modules
      .filter((_, index) => missing.includes(target.links[index]?.device ?? ''))
      .map(({ module, reason }): NetworkStep => ({ kind: 'load-module', module, reason })),
    ...planSettings(target, observed, managed),
    ...target.links
      .filter(({ device }) => links.get(device)?.isUp !== true)
      .map(({ device, reason }): NetworkStep => ({ kind: 'link-up', device, reason })),
    ...policies.add,
    ...planAddresses(target, observed),
    ...planRemovals(target, observed, managed),
    ...policies.remove,
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
    case 'load-module':
    case 'add-route':
    case 'remove-route':
    case 'add-rule':
    case 'remove-rule':
      return managed;
  }
}
