import { describe, expect, it } from 'vitest';
import { grantedObject } from './granted-object.js';

const ID = '01JXYZ00000000000000000000';

describe(grantedObject.name, () => {
  it.each([
    [`/api/v1/virtual-services/${ID}`, `virtual-service/${ID}`],
    [`/api/v1/virtual-services/${ID}?dryRun=true`, `virtual-service/${ID}`],
    [`/api/v1/virtual-services/${ID}/real-servers/${ID}`, `virtual-service/${ID}`],
    [`/api/v1/nodes/${ID}`, `node/${ID}`],
    ['/api/v1/virtual-services', null],
    ['/api/v1/virtual-services/by-name/shop', null],
    [`/api/v1/users/${ID}`, null],
    [`/api/v1/virtual-services/${ID}0`, null],
    [`/x/api/v1/nodes/${ID}`, null],
  ])('of %s is %s', (url, object) => {
    expect(grantedObject(url)).toBe(object);
  });
});
