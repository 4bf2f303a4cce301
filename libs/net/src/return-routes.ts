import { canonicalAddress } from '#libs/domain';
import { familyOf } from './family.js';
import { OUR_TABLES, RULE_PRIORITY, type NetworkWish, type PolicyRoute, type PolicyRule } from './network.js';

const TABLES = OUR_TABLES.last - OUR_TABLES.first + 1;

/** FNV-1a, 32 bit. */
function hashOf(text: string): number {
  return Array.from(text).reduce(
    (hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0,
    0x811c9dc5,
  );
}

/** A routing table per director address; its number follows from the address, so that another director changes nothing for this one. */
function tablesFor(directors: readonly string[]): Map<string, number> {
  const taken = new Map<string, number>();
  const used = new Set<number>();
  for (const director of directors.slice(0, TABLES)) {
    let offset = hashOf(director) % TABLES;
    while (used.has(offset)) offset = (offset + 1) % TABLES;
    used.add(offset);
    taken.set(director, OUR_TABLES.first + offset);
  }
  return taken;
}

export function ruleText(rule: PolicyRule): string {
  return `${rule.family} ${rule.priority} ${rule.from} ${rule.protocol ?? 'any'} ${rule.port} ${rule.table}`;
}

/** Replies of masqueraded services go to the director that rewrote the request, wherever the client is: ip-rule(8), ip-route(8). */
export function returnRoutes(
  wish: NetworkWish,
  deviceTowards: (address: string) => string,
): { routes: PolicyRoute[]; rules: PolicyRule[] } {
  const preparations = wish.realServer.filter((one) => one.method === 'masquerading');
  const directors = [...new Set(preparations.map(({ directorIp }) => canonicalAddress(directorIp)))].sort();
  const tables = tablesFor(directors);
  const rules = new Map<string, PolicyRule>();
  for (const { address, port, protocol, directorIp } of preparations) {
    const table = tables.get(canonicalAddress(directorIp));
    if (table === undefined) continue;
    const from = canonicalAddress(address);
    const rule: PolicyRule = { family: familyOf(from), priority: RULE_PRIORITY, from, protocol, port, table };
    rules.set(ruleText(rule), rule);
  }
  return {
    routes: [...tables].map(([via, table]) => ({ family: familyOf(via), table, via, device: deviceTowards(via) })),
    rules: [...rules.values()],
  };
}
