export { ERROR_CATALOGUE, type ErrorCode } from './catalogue.js';
export { DomainError, messageOf, type DomainErrorOptions, type FieldFault } from './domain-error.js';
