import { describe, expect, it } from 'vitest';
import { DomainError } from '#libs/errors';
import { readAgentConfig, type Environment } from './index.js';

function faultsOf(env: Environment): readonly string[] {
  try {
    readAgentConfig(env);
  } catch (error) {
    if (error instanceof DomainError) return error.faults.map((fault) => fault.pointer);
  }
  return [];
}

describe(readAgentConfig.name, () => {
  it('has a value for everything', () => {
    expect(readAgentConfig({ DIRECTORATE_AGENT_ROLES: '' })).toMatchObject({
      stateDir: '/var/lib/directorate/agent',
      roles: [],
      port: 7480,
      pagePort: 7481,
      device: null,
    });
  });

  it('reads lists with blanks and both families', () => {
    const config = readAgentConfig({
      DIRECTORATE_AGENT_ROLES: 'director, app-server',
      DIRECTORATE_AGENT_ADDRESSES: '192.0.2.1, 2001:db8::1,',
      DIRECTORATE_AGENT_PAGE_PORT: '0',
    });
    expect(config.roles).toEqual(['director', 'app-server']);
    expect(config.addresses).toEqual(['192.0.2.1', '2001:db8::1']);
    expect(config.pagePort).toBe(0);
  });

  it('tells every fault at once', () => {
    expect(
      faultsOf({
        DIRECTORATE_AGENT_DIR: 'relative',
        DIRECTORATE_AGENT_PORT: '0',
        DIRECTORATE_AGENT_ADDRESSES: '127.1',
        DIRECTORATE_AGENT_ROLES: 'king',
        DIRECTORATE_AGENT_DEVICE: 'eth0; reboot',
      }),
    ).toEqual([
      '/DIRECTORATE_AGENT_DIR',
      '/DIRECTORATE_AGENT_ROLES/0',
      '/DIRECTORATE_AGENT_PORT',
      '/DIRECTORATE_AGENT_ADDRESSES/0',
      '/DIRECTORATE_AGENT_DEVICE',
    ]);
  });
});
