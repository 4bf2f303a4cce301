import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
} from '@tanstack/react-router';
import { SETTINGS_TABS, type SettingsTab } from './settings-tabs.js';
import { Shell } from './shell.js';

const root = createRootRoute({ component: Shell });
const parent = (): typeof root => root;

/** Each page is a file of its own that is loaded when it is first shown. */
const page = <P extends string>(path: P, component: RouteComponent) =>
  createRoute({ getParentRoute: parent, path, component });

const overview = [
  page(
    '/',
    lazyRouteComponent(() => import('../pages/dashboard.js'), 'DashboardPage'),
  ),
] as const;

const clustering = [
  page(
    '/set-up',
    lazyRouteComponent(() => import('../pages/set-up.js'), 'SetUpPage'),
  ),
  page(
    '/addresses',
    lazyRouteComponent(() => import('../pages/addresses.js'), 'AddressesPage'),
  ),
  page(
    '/nodes',
    lazyRouteComponent(() => import('../pages/nodes.js'), 'NodesPage'),
  ),
  page(
    '/policies',
    lazyRouteComponent(() => import('../pages/policies.js'), 'PoliciesPage'),
  ),
  createRoute({
    getParentRoute: parent,
    path: '/nodes/add',
    validateSearch: ({ request }: { request?: unknown }): { request?: string } =>
      typeof request === 'string' ? { request } : {},
    component: lazyRouteComponent(() => import('../pages/nodes/add-node.js'), 'AddNodePage'),
  }),
  page(
    '/nodes/$nodeId',
    lazyRouteComponent(() => import('../pages/node.js'), 'NodePage'),
  ),
  page(
    '/nodes/$nodeId/$tab',
    lazyRouteComponent(() => import('../pages/node.js'), 'NodePage'),
  ),
  page(
    '/services',
    lazyRouteComponent(() => import('../pages/services.js'), 'ServicesPage'),
  ),
  page(
    '/imports',
    lazyRouteComponent(() => import('../pages/imports.js'), 'ImportsPage'),
  ),
  page(
    '/services/new',
    lazyRouteComponent(() => import('../pages/service-wizard.js'), 'ServiceWizardPage'),
  ),
  page(
    '/services/$id',
    lazyRouteComponent(() => import('../pages/service.js'), 'ServicePage'),
  ),
] as const;

const activity = [
  page(
    '/operations',
    lazyRouteComponent(() => import('../pages/operations.js'), 'OperationsPage'),
  ),
  page(
    '/operations/$operationId',
    lazyRouteComponent(() => import('../pages/operation.js'), 'OperationPage'),
  ),
  page(
    '/commands',
    lazyRouteComponent(() => import('../pages/commands.js'), 'CommandsPage'),
  ),
  page(
    '/revisions',
    lazyRouteComponent(() => import('../pages/revisions.js'), 'RevisionsPage'),
  ),
  page(
    '/events',
    lazyRouteComponent(() => import('../pages/events.js'), 'EventsPage'),
  ),
  page(
    '/metrics',
    lazyRouteComponent(() => import('../pages/metrics.js'), 'MetricsPage'),
  ),
  page(
    '/alarms',
    lazyRouteComponent(() => import('../pages/alarms.js'), 'AlarmsPage'),
  ),
] as const;

const access = [
  page(
    '/users',
    lazyRouteComponent(() => import('../pages/users.js'), 'UsersPage'),
  ),
  page(
    '/tokens',
    lazyRouteComponent(() => import('../pages/tokens.js'), 'TokensPage'),
  ),
  createRoute({
    getParentRoute: parent,
    path: '/settings',
    validateSearch: ({ tab }: { tab?: unknown }): { tab?: SettingsTab } => {
      const known = SETTINGS_TABS.find((one) => one === tab);
      return known === undefined ? {} : { tab: known };
    },
    component: lazyRouteComponent(() => import('../pages/settings.js'), 'SettingsPage'),
  }),
  page(
    '/account',
    lazyRouteComponent(() => import('../pages/account.js'), 'AccountPage'),
  ),
  page(
    '/audit',
    lazyRouteComponent(() => import('../pages/audit.js'), 'AuditPage'),
  ),
  page(
    '/sessions',
    lazyRouteComponent(() => import('../pages/sessions.js'), 'SessionsPage'),
  ),
] as const;

export const router = createRouter({
  routeTree: root.addChildren([...overview, ...clustering, ...activity, ...access]),
  basepath: '/panel',
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
