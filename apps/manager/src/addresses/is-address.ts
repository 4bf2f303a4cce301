import { isIP } from 'node:net';
import { registerDecorator, type ValidationOptions } from 'class-validator';
import { unusableBecause } from './address.js';

const isText = (value: unknown): value is string =>
  typeof value === 'string' && isIP(value) !== 0 && !value.includes('%');

function refusalOf(value: unknown): string | null {
  return isText(value) ? unusableBecause(value) : 'must be an IPv4 or IPv6 address';
}

/** An IPv4 or IPv6 address that can be given to a machine; no zone, no netmask, no short forms such as `127.1`. */
export const IsAddress =
  (options: ValidationOptions = {}): PropertyDecorator =>
  (target, property) => {
    registerDecorator({
      name: 'isAddress',
      target: target.constructor,
      propertyName: String(property),
      options: {
        ...options,
        message: ({ value }) => {
          const refusals = [value as unknown].flat().map(refusalOf);
          return refusals.find((refusal) => refusal !== null) ?? 'must be an IPv4 or IPv6 address';
        },
      },
      validator: { validate: (value: unknown) => refusalOf(value) === null },
    });
  };
