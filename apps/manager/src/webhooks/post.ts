import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Target } from './target.js';

const TIMEOUT_MS = 10_000;
/** More of an answer is not read. */
const ANSWER_BYTES = 4096;

export interface PostAnswer {
  readonly status: number;
  readonly retryAfter: string | undefined;
}

/** Sends one body by POST; follows no redirect, reads at most a little of the answer, and gives up after ten seconds. */
export function post(target: Target, headers: Readonly<Record<string, string>>, body: string): Promise<PostAnswer> {
  const { url } = target;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      call.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`));
    }, TIMEOUT_MS);
    const options: RequestOptions = {
      method: 'POST',
      agent: false,
      lookup: target.lookup,
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    };
    const call = url.protocol === 'https:' ? httpsRequest(url, options) : httpRequest(url, options);
    call.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    call.on('response', (response) => {
      const answer = { status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] };
      void drained(response).then(() => {
        clearTimeout(timer);
        call.destroy();
        resolve(answer);
      });
    });
    call.end(body);
  });
}

/** Resolves when the answer has ended, or enough of it was read. */
function drained(response: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let bytes = 0;
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > ANSWER_BYTES) resolve();
    });
    for (const end of ['end', 'close', 'error']) response.on(end, () => resolve());
  });
}
