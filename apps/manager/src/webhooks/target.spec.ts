import { describe, expect, it } from 'vitest';
import { isPublic, resolveTarget, urlFault } from './target.js';

describe(isPublic.name, () => {
  it.each(['8.8.8.8', '198.41.0.4', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is', (address) => {
    expect(isPublic(address)).toBe(true);
  });
  it.each([
    ...['127.0.0.1', '0.0.0.0', '10.1.2.3', '172.16.0.1', '192.168.0.1', '169.254.169.254', '100.64.0.1', '224.0.0.1'],
    ...['255.255.255.255', '240.0.0.1', '::', '::1', 'fe80::1', 'fc00::1', 'fd00:ec2::254', 'ff02::1', 'nowhere', ''],
    ...['::ffff:127.0.0.1', '::ffff:169.254.169.254', '64:ff9b::a9fe:a9fe', '2002:7f00:1::', '::127.0.0.1'],
  ])('%s is not', (address) => {
    expect(isPublic(address)).toBe(false);
  });
});

describe(urlFault.name, () => {
  it.each(['https://hooks.example.org/x?y=1', 'https://8.8.8.8:8443/', 'https://[2606:4700::1111]/'])(
    'takes %s',
    (url) => {
      expect(urlFault(url, [])).toBeNull();
    },
  );

  it.each([
    ['nonsense', 'no URL'],
    ['ftp://example.org/', 'https'],
    ['file:///etc/passwd', 'https'],
    ['http://example.org/', 'https'],
    ['https://me:secret@example.org/', 'password'],
    ['https://example.org/#top', 'fragment'],
    ['https://127.0.0.1/', 'not public'],
    ['https://[::1]/', 'not public'],
    ['https://169.254.169.254/latest/meta-data', 'not public'],
    // Other spellings of 127.0.0.1 that the URL parser of browsers knows.
    ['https://2130706433/', 'not public'],
    ['https://0x7f.1/', 'not public'],
    ['https://0177.0.0.1/', 'not public'],
    ['https://[::ffff:10.0.0.1]/', 'not public'],
  ])('refuses %s', (url, reason) => {
    expect(urlFault(url, [])).toContain(reason);
  });

  it('allows the networks that are named, without TLS, too', () => {
    expect(urlFault('http://10.1.2.3:8080/', ['10.0.0.0/8'])).toBeNull();
    expect(urlFault('http://receiver.lan/', ['10.0.0.0/8'])).toBeNull();
    expect(urlFault('http://8.8.8.8/', ['10.0.0.0/8'])).toContain('https');
    expect(urlFault('https://169.254.169.254/', ['10.0.0.0/8'])).toContain('not public');
  });
});

describe(resolveTarget.name, () => {
  it('refuses a name that leads to this machine', async () => {
    await expect(resolveTarget('https://localhost/', [])).rejects.toThrow(
      /leads to (127\.0\.0\.1|::1), which is not public/,
    );
  });

  it('pins what it found: no second look-up can lead elsewhere', async () => {
    const { lookup } = await resolveTarget('http://localhost/', ['127.0.0.0/8', '::1/128']);
    const found = await new Promise((resolve) => {
      lookup('elsewhere.example', { all: true }, (_error, addresses) => resolve(addresses));
    });
    expect(JSON.stringify(found)).toMatch(/127\.0\.0\.1|::1/);
  });
});
