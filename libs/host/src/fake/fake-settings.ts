/** Values of a fresh kernel that are not 0. */
const FRESH: Readonly<Record<string, string>> = {
  accept_redirects: '1',
  send_redirects: '1',
  accept_ra: '1',
};
const FORWARD = 'net.ipv4.ip_forward';
const DISTURBED = 'net.ipv4.conf.all.accept_redirects';

/** Kernel settings in memory: those of a device are there while the device is. */
export class FakeSettings {
  private readonly values = new Map<string, string>();

  constructor(private readonly devices: () => readonly string[]) {}

  get(name: string): string | null {
    return this.exists(name) ? (this.values.get(name) ?? FRESH[name.slice(name.lastIndexOf('.') + 1)] ?? '0') : null;
  }

  /** False when the kernel has no setting of that name. */
  set(name: string, value: string): boolean {
    if (!this.exists(name)) return false;
    if (name === FORWARD && this.get(name) !== value) this.values.set(DISTURBED, value === '1' ? '0' : '1');
    this.values.set(name, value);
    return true;
  }

  /** The values of all settings that the patterns stand for; `*` is any device. */
  read(patterns: readonly string[]): Record<string, string> {
    const names = patterns.flatMap((pattern) =>
      pattern.includes('*') ? this.places().map((place) => pattern.replace('*', place)) : [pattern],
    );
    return Object.fromEntries(
      names.flatMap((name) => {
        const value = this.get(name);
        return value === null ? [] : [[name, value]];
      }),
    );
  }

  private places(): string[] {
    return ['all', 'default', ...this.devices()];
  }

  private exists(name: string): boolean {
    const device = /^net\.ipv[46]\.conf\.(.+)\.[a-z0-9_]+$/.exec(name)?.[1];
    return device === undefined || this.places().includes(device);
  }
}
