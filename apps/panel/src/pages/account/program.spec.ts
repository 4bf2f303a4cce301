import { describe, expect, it } from 'vitest';
import { programOf } from './program.js';

const webKit = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe(programOf.name, () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox 140, Linux'],
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/140.0.0.0 Safari/537.36 Edg/140.0`,
      'Edge 140, Windows',
    ],
    [`Mozilla/5.0 (Linux; Android 15) ${webKit} Chrome/139.0.0.0 Mobile Safari/537.36`, 'Chrome 139, Android'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1 Version/18.1 Safari/605.1', 'Safari 18, macOS'],
    ['curl/8.5.0', 'curl/8.5.0'],
    ['', 'a program'],
  ])('%s: %s', (userAgent, name) => {
    expect(programOf(userAgent)).toBe(name);
  });
});
