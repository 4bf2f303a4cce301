export { formatJoinKey, JOIN_KEY_VERSION, joinKeySchema, type JoinKey } from './join-key.js';
export { parseJoinKey } from './parse.js';
export { hashSecret, secretMatches } from './secret.js';
