import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { curlOf, NotSent, showCurl } from './curl.js';

const PLACE = { url: 'https://manager.example:7443', caFile: null };
const request = (method: string, url: string, body?: object): Request =>
  new Request(url, {
    method,
    headers: { authorization: 'Bearer dt_hidden', 'if-match': '"3"', accept: 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

describe(curlOf.name, () => {
  it('is a command that the shell reads back as it was meant, with the token of the environment', () => {
    const text = JSON.stringify({ name: `it's "$HOME"`, spec: { port: 80 } });
    const url = 'https://manager.example:7443/api/v1/virtual-services/1?dryRun=true&q=a%20b';
    const command = curlOf(request('PATCH', url), text, PLACE);
    expect(command).not.toContain('hidden');
    const words = execFileSync('sh', ['-c', command.replace(/^curl/, `printf '%s\\n'`)], {
      env: { PATH: process.env['PATH'] ?? '', DIRECTORATE_TOKEN: 'from-the-environment' },
      encoding: 'utf8',
    }).split('\n');
    expect(words).toEqual(
      expect.arrayContaining(['Authorization: Bearer from-the-environment', 'if-match: "3"', 'PATCH', text, url]),
    );
  });

  it('reaches sockets and trusts the CA of the cluster', () => {
    const command = curlOf(request('GET', 'http://localhost/api/v1/cluster'), null, {
      url: 'unix:/run/directorate/http.sock',
      caFile: '/etc/directorate/ca.pem',
    });
    expect(command).toContain("--unix-socket '/run/directorate/http.sock' --cacert '/etc/directorate/ca.pem'");
    expect(command).not.toContain('-X');
  });

  it.each([
    { password: 'p4ss' },
    { currentPassword: 'p4ss' },
    { joinKey: 'p4ss' },
    { spec: { check: { secret: 'p4ss' } } },
  ])('hides the secret of %j', (body) => {
    const command = curlOf(request('POST', 'http://x/api/v1/users'), JSON.stringify(body), PLACE);
    expect(command).not.toContain('p4ss');
    expect(command).toContain('…');
  });
});

describe(showCurl.name, () => {
  it.each([
    ['GET', '', true],
    ['POST', '?dryRun=true', true],
    ['POST', '', false],
    ['DELETE', '?dryRun=false', false],
  ])('lets %s %s through: %s', async (method, query, isSent) => {
    const told: string[] = [];
    const shown = showCurl(request(method, `http://x/api/v1/users${query}`), PLACE, (text) => told.push(text));
    await (isSent ? expect(shown).resolves.toBeUndefined() : expect(shown).rejects.toThrow(NotSent));
    expect(told).toHaveLength(1);
  });
});
