import type { VirtualServiceKey } from '#libs/domain';

const NAME_MAX = 63;

/** The nearest name of letters, digits, dot, hyphen and underscore; empty when nothing of the text is left. */
export function nameOf(text: string): string {
  return text
    .slice(0, 200)
    .replaceAll(/[^a-zA-Z0-9._-]+/g, '-')
    .replace(/^[^a-zA-Z0-9]+/, '')
    .slice(0, NAME_MAX)
    .replace(/[^a-zA-Z0-9]+$/, '');
}

/** `tcp-10.0.0.1-80`, `udp-fd00-1-53`, `mark-7`: a name for a service that has none. */
export function nameOfKey(key: VirtualServiceKey): string {
  return key.kind === 'firewall-mark'
    ? `mark-${key.mark}${key.family === 'ipv6' ? '-ipv6' : ''}`
    : nameOf(`${key.protocol}-${key.address}-${key.port}`);
}

/** Gives each wish a name that nobody else has: `web`, `web-2`, `web-3`. */
export class Names {
  private readonly given = new Set<string>();

  unique(wish: string, fallback: string): string {
    const name = nameOf(wish) || fallback;
    for (let count = 1; ; count += 1) {
      const suffix = count === 1 ? '' : `-${count}`;
      const candidate = `${nameOf(name.slice(0, NAME_MAX - suffix.length))}${suffix}`;
      if (this.given.has(candidate)) continue;
      this.given.add(candidate);
      return candidate;
    }
  }
}
