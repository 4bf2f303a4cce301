import { describe, expect, it } from 'vitest';
import { kernelPackageName } from './package.js';

describe(kernelPackageName.name, () => {
  it('finds the kernel that the meta-package depends on', () => {
    const show =
      'Package: linux-image-amd64\nSource: linux-signed-amd64\nDepends: linux-image-6.1.0-56-amd64 (= 6.1.192-2)\n';
    expect(kernelPackageName(show)).toBe('linux-image-6.1.0-56-amd64');
  });

  it('passes over other dependencies, and other lines', () => {
    expect(kernelPackageName('Depends: kmod, linux-image-6.12.9+deb13-amd64 (= 6.12.9-1), dpkg\n')).toBe(
      'linux-image-6.12.9+deb13-amd64',
    );
    expect(kernelPackageName('Provides: linux-image-6.1.0-1-amd64\nDepends: kmod\n')).toBeUndefined();
  });
});
