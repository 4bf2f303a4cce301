import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSelfSigned, fingerprintOf } from '#libs/pki';
import { askManager, Unanswered } from './ask-manager.js';

const TOKEN = `dj_${'A'.repeat(43)}`;
let papers: { keyPem: string; certificatePem: string };
let server: Server;
let asked: { url: string | undefined; body: unknown }[] = [];
let answer = { status: 201, body: '{}' };
let manager = '';

beforeAll(async () => {
  papers = await createSelfSigned({ commonName: 'manager', now: new Date(), days: 1 });
});
beforeEach(async () => {
  asked = [];
  answer = { status: 201, body: '{}' };
  server = createServer({ key: papers.keyPem, cert: papers.certificatePem }, (request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      asked.push({ url: request.url, body: JSON.parse(text) });
      if (answer.status === 0) request.socket.destroy();
      else response.writeHead(answer.status).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  manager = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const ask = (managers: readonly string[], fingerprint = fingerprintOf(papers.certificatePem)): Promise<string> =>
  askManager({ managers, fingerprint, token: TOKEN }, 'dk1.the.key');

describe(askManager.name, () => {
  it('hands token and key to the first manager that answers', async () => {
    expect(await ask(['127.0.0.1:1', manager])).toBe(manager);
    expect(asked).toEqual([{ url: '/api/v1/join-requests', body: { token: TOKEN, joinKey: 'dk1.the.key' } }]);
  });

  it('sends nothing to a machine with another certificate', async () => {
    await expect(ask([manager], 'ab'.repeat(32))).rejects.toThrow('another certificate than that of the command');
    expect(asked).toEqual([]);
  });

  it('says why the manager refused, and how to mend it, in one line without control characters', async () => {
    answer = {
      status: 401,
      body: JSON.stringify({ detail: 'The token\nwas used.', hint: 'Make a new \u001b[31mone.' }),
    };
    const refused = ask([manager]);
    await expect(refused).rejects.toThrow('The manager refused: The token was used.');
    await expect(refused).rejects.toMatchObject({ hint: 'Make a new  [31mone.' });
    answer = { status: 502, body: '<html>' };
    await expect(ask([manager])).rejects.toThrow('The manager failed: status 502');
  });

  it('says that the request may have arrived, and where to look, when the answer is lost', async () => {
    answer = { status: 0, body: '' };
    const lost: unknown = await ask([manager, '127.0.0.1:1']).catch((error: unknown) => error);
    expect(lost).toBeInstanceOf(Unanswered);
    expect(lost).toMatchObject({
      message: expect.stringContaining(`The manager at ${manager} was asked, but its answer did not arrive`) as string,
      hint: expect.stringMatching(/may have arrived.*under Nodes/) as string,
    });
    expect(asked).toHaveLength(1);
  });

  it.each(['', '10.0.0.1', '10.0.0.1:0', '10.0.0.1:99999', 'fd00::1:7443', 'https://10.0.0.1:7443'])(
    'refuses "%s" as a place',
    async (text) => {
      await expect(ask([text])).rejects.toMatchObject({ code: 'invalid-input' });
    },
  );
});
