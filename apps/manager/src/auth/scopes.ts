/** What a token or session may do; `<noun>:read` looks, `<noun>:write` changes. */
export const SCOPES = [
  'cluster:read',
  'cluster:write',
  'nodes:read',
  'nodes:write',
  'addresses:read',
  'addresses:write',
  'services:read',
  'services:write',
  'services:drain',
  'operations:read',
  'commands:read',
  'commands:write',
  'events:read',
  'alarms:read',
  'alarms:write',
  'health:read',
  'users:read',
  'users:write',
  'tokens:read',
  'tokens:write',
  'audit:read',
  'statistics:read',
  'metrics:read',
  'webhooks:read',
  'webhooks:write',
] as const;
export type Scope = (typeof SCOPES)[number];

export const USER_ROLES = ['admin', 'operator', 'viewer'] as const;
export type UserRole = (typeof USER_ROLES)[number];

const OWN: readonly Scope[] = ['tokens:read', 'tokens:write'];
const PRIVILEGED: readonly Scope[] = [
  'users:read',
  'users:write',
  'audit:read',
  'cluster:write',
  'webhooks:read',
  'webhooks:write',
];
const viewer = SCOPES.filter((scope) => scope.endsWith(':read') && !PRIVILEGED.includes(scope));

/** The scopes of each role: viewers look, operators also change the cluster's work, admins do everything. */
export const ROLE_SCOPES: Record<UserRole, readonly Scope[]> = {
  viewer: [...new Set([...viewer, ...OWN])],
  operator: SCOPES.filter((scope) => !PRIVILEGED.includes(scope)),
  admin: SCOPES,
};
