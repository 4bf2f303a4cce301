import type { AddressFamily } from '#libs/domain';
import { DomainError } from '#libs/errors';
import type { NetworkStep, PolicyRoute, PolicyRule } from './network.js';

const familyOption = (family: AddressFamily): string => (family === 'ipv6' ? '-6' : '-4');

function renderRule(verb: 'add' | 'del', rule: PolicyRule): string[] {
  return [
    'ip', familyOption(rule.family), 'rule', verb, 'from', rule.from,
    ...(rule.protocol === null ? [] : ['ipproto', rule.protocol]),
    ...(rule.port === 0 ? [] : ['sport', String(rule.port)]),
    'lookup', String(rule.table), 'priority', String(rule.priority),
  ]; // prettier-ignore
}

function renderRoute(verb: 'replace' | 'del', route: PolicyRoute): string[] {
  return [
    'ip',
    familyOption(route.family),
    'route',
    verb,
    'default',
    'via',
    route.via,
    'dev',
    route.device,
    'table',
    String(route.table),
  ];
}

/** A step as the command that does it (ip(8), modprobe(8), sysctl(8)); for running and for showing. */
export function renderNetworkStep(step: NetworkStep): string[] {
  const words = wordsOf(step);
  const bad = words.find((word) => !/^[\x21-\x7e]+$/.test(word));
  if (bad === undefined) return words;
  throw new DomainError(
    'invalid-input',
    `The argument ${JSON.stringify(bad)} must not reach ${words[0] ?? 'a program'}.`,
    {
      hint: 'Use printable characters without spaces.',
    },
  );
}

function wordsOf(step: NetworkStep): string[] {
  switch (step.kind) {
    case 'load-module':
      return ['modprobe', step.module];
    case 'set-sysctl':
    case 'restore-sysctl':
      return ['sysctl', '-w', `${step.name}=${step.value}`];
    case 'link-up':
    case 'link-down':
      return ['ip', 'link', 'set', 'dev', step.device, step.kind === 'link-up' ? 'up' : 'down'];
    case 'add-decapsulation':
    case 'remove-decapsulation': {
      const { family, port } = step.decapsulation;
      const isNew = step.kind === 'add-decapsulation';
      return [
        'ip',
        familyOption(family),
        'fou',
        isNew ? 'add' : 'del',
        'port',
        String(port),
        ...(isNew ? ['gue'] : []),
      ];
    }
    case 'add-address':
    case 'remove-address': {
      const { address, prefixLength, device } = step.address;
      const verb = step.kind === 'add-address' ? 'replace' : 'del';
      // Usable at once, although a former owner may still have it; never a source of the machine's own connections (ip-address(8)).
      const options = step.kind === 'add-address' && address.includes(':') ? ['nodad', 'preferred_lft', '0'] : [];
      return ['ip', 'addr', verb, `${address}/${prefixLength}`, 'dev', device, ...options];
    }
    case 'add-route':
    case 'remove-route':
      return renderRoute(step.kind === 'add-route' ? 'replace' : 'del', step.route);
    case 'add-rule':
    case 'remove-rule':
      return renderRule(step.kind === 'add-rule' ? 'add' : 'del', step.rule);
  }
}
