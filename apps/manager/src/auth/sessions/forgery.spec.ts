import { describe, expect, it } from 'vitest';
import { assertNotForged, csrfTokenOf } from './forgery.js';

const secret = 'ds_secret';
const csrfToken = csrfTokenOf(secret);

describe(assertNotForged.name, () => {
  it.each([
    ['a look without a proof', { method: 'GET', csrfToken: undefined, fetchSite: 'cross-site' }],
    ['a change with its proof', { method: 'POST', csrfToken, fetchSite: 'same-origin' }],
    ['a change of a client that tells no site', { method: 'DELETE', csrfToken, fetchSite: undefined }],
  ])('lets %s pass', (_, request) => {
    expect(() => assertNotForged(request, secret)).not.toThrow();
  });

  it.each([
    ['without a proof', { method: 'POST', csrfToken: undefined, fetchSite: 'same-origin' }],
    ['with the proof of another session', { method: 'PUT', csrfToken: csrfTokenOf('ds_other'), fetchSite: undefined }],
    ['with a proof of another length', { method: 'PATCH', csrfToken: 'x', fetchSite: undefined }],
    ['from another site, whatever it knows', { method: 'POST', csrfToken, fetchSite: 'cross-site' }],
    ['from another host of the same site', { method: 'POST', csrfToken, fetchSite: 'same-site' }],
  ])('refuses a change %s', (_, request) => {
    expect(() => assertNotForged(request, secret)).toThrow(expect.objectContaining({ code: 'forgery-suspected' }));
  });
});
