import { DomainError } from '#libs/errors';

/** Where the API is: by TCP, or by the unix socket of a manager on this machine. */
export interface ApiEndpoint {
  /** Scheme, host and port that requests are addressed to; no slash at the end. */
  readonly baseUrl: string;
  readonly socketPath: string | null;
  readonly isTls: boolean;
}

/** Parses `https://host:7443`, `http://127.0.0.1:8080` or `unix:/run/directorate/http.sock`. */
export function parseEndpoint(text: string): ApiEndpoint {
  if (text.startsWith('unix:')) {
    const socketPath = text.slice('unix:'.length).replace(/^\/\/\//, '/');
    if (!socketPath.startsWith('/')) throw unfit(text, 'the path of a socket must be absolute');
    return { baseUrl: 'http://localhost', socketPath, isTls: false };
  }
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    throw unfit(text, 'it is no http, https or unix URL');
  if (url.username !== '' || url.password !== '') throw unfit(text, 'a password does not belong into it');
  return { baseUrl: url.origin + url.pathname.replace(/\/+$/, ''), socketPath: null, isTls: url.protocol === 'https:' };
}

function unfit(text: string, why: string): DomainError {
  return new DomainError('invalid-input', `${JSON.stringify(text)} does not say where the API is: ${why}.`, {
    hint: 'Use https://HOST:7443, http://127.0.0.1:8080 or unix:/path/of/http.sock.',
  });
}
