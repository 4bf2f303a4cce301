import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { initScript, pid1Script, probeScript } from './init-script.js';

const guest = {
  modules: ['virtio.ko', '9p.ko'],
  kernelRelease: '6.1.0-1-amd64',
  modulesPath: '/state/kernel-6.1.0-1-amd64/modules',
  writableShares: [{ tag: 'rw0', path: "/state/it's here" }],
  runner: ['/usr/bin/node', '/project/runner.js'],
};

/** `sh -n` reads a script without running it. */
function isShellScript(text: string): boolean {
  execFileSync('/bin/sh', ['-n'], { input: text });
  return true;
}

describe(initScript.name, () => {
  it('loads the modules in order, before the root is mounted', () => {
    const script = initScript(guest);
    expect(script.indexOf('/m/virtio.ko')).toBeLessThan(script.indexOf('/m/9p.ko'));
    expect(script.indexOf('/m/9p.ko')).toBeLessThan(script.indexOf(' root /lower'));
  });

  it('mounts each writable folder at its own path, whatever characters it has', () => {
    expect(initScript(guest)).toContain(`rw0 '/new/state/it'\\''s here'`);
    expect(isShellScript(initScript(guest))).toBe(true);
  });
});

describe(pid1Script.name, () => {
  it('runs the runner and switches off when it ends', () => {
    const script = pid1Script(guest.runner);
    expect(script.indexOf(`'/usr/bin/node' '/project/runner.js'`)).toBeLessThan(script.indexOf('poweroff'));
    expect(isShellScript(script)).toBe(true);
  });
});

describe(probeScript.name, () => {
  it('answers and switches off', () => {
    expect(probeScript()).toMatch(/LAB-PROBE-OK[^]*poweroff/);
    expect(isShellScript(probeScript())).toBe(true);
  });
});
