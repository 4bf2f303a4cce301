export { formatJoinKey, JOIN_KEY_VERSION, type JoinKey } from './join-key.js';
export { parseJoinKey } from './parse.js';
export { hashSecret, secretMatches } from './secret.js';
