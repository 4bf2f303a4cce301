import { isIP } from 'node:net';
import { registerDecorator } from 'class-validator';
import { unusableBecause } from './address.js';

/** An IPv4 or IPv6 address that can be given to a machine; no zone, no netmask, no short forms such as `127.1`. */
export const IsAddress = (): PropertyDecorator => (target, property) => {
  registerDecorator({
    name: 'isAddress',
    target: target.constructor,
    propertyName: String(property),
    options: {
      message: ({ value }) => {
        if (typeof value !== 'string' || isIP(value) === 0 || value.includes('%'))
          return 'must be an IPv4 or IPv6 address';
        return unusableBecause(value) ?? 'cannot be used';
      },
    },
    validator: {
      validate: (value: unknown) =>
        typeof value === 'string' && isIP(value) !== 0 && !value.includes('%') && unusableBecause(value) === null,
    },
  });
};
