/** The client of the demonstration: `node visitor.js URL COUNT` makes requests one after the other and prints who answered. */
import { get } from 'node:http';
import type { Visit } from './visits.js';

const TIMEOUT_MS = 5_000;
const [url = '', count = '1'] = process.argv.slice(2);

function visit(): Promise<Visit> {
  return new Promise((resolve) => {
    const fail = (failure: string): void => resolve({ answer: null, failure });
    const call = get(url, { agent: false, timeout: TIMEOUT_MS }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        if (response.statusCode === 200) resolve({ answer: text.trim(), failure: null });
        else fail(`status ${String(response.statusCode)}`);
      });
    });
    call.on('timeout', () => call.destroy(new Error(`no answer within ${TIMEOUT_MS} ms`)));
    call.on('error', (error) => fail(error.message));
  });
}

const visits: Visit[] = [];
for (let number = 0; number < Number(count); number += 1) visits.push(await visit());
process.stdout.write(`${JSON.stringify(visits)}\n`);
