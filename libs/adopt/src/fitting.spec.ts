import { describe, expect, it } from 'vitest';
import { fit } from './fitting.js';
import { readKeepalived } from './keepalived/read-keepalived.js';
import { readLdirectord } from './ldirectord/read-ldirectord.js';

const marked = (real: string): ReturnType<typeof readKeepalived> =>
  readKeepalived(`virtual_server fwmark 7 {\n real_server ${real} {\n TCP_CHECK\n }\n}`);

describe(fit.name, () => {
  it('names the port of a check that the service does not name', () => {
    expect(marked('10.0.0.1 25').services[0]?.health.checks).toMatchObject([{ kind: 'tcp', port: 25 }]);
    const udp = readKeepalived(
      'virtual_server 192.0.2.1 53 {\n protocol UDP\n real_server 10.0.0.1 53 {\n TCP_CHECK\n }\n}',
    );
    expect(udp.services[0]?.health.checks).toMatchObject([{ port: 53 }]);
  });

  it('takes no check that has nowhere to ask, and says so', () => {
    const [service] = marked('10.0.0.1').services;
    expect(service?.health.checks).toEqual([]);
    expect(service?.remarks).toContainEqual(expect.stringContaining('names no port'));
  });

  it('takes no sorry server of a loopback, and moves the port of one that cannot change it', () => {
    const read = readLdirectord(
      'fallback=127.0.0.1:80\nvirtual=192.0.2.1:80\n\treal=10.0.0.1:80 gate\n\nvirtual=192.0.2.1:81\n\tfallback=10.0.0.9:8081 gate\n\treal=10.0.0.1:81 gate\n',
    );
    expect(read.services.map(({ pool }) => pool.sorryServers.map(({ address, port }) => `${address}:${port}`))).toEqual(
      [[], ['10.0.0.9:81']],
    );
    expect(read.services[0]?.remarks.join(' ')).toContain('127.0.0.1');
  });

  it('takes no service on an address that nobody can have', () => {
    const { services, notTaken } = readKeepalived('virtual_server 127.0.0.1 80 {\n real_server 10.0.0.1 80 {\n }\n}');
    expect(services).toEqual([]);
    expect(notTaken).toMatchObject([{ line: 1, why: 'udp 127.0.0.1:80: 127.0.0.1 cannot be balanced' }]);
  });
});
