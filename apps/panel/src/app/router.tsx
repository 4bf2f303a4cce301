import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Shell } from './shell.js';

const root = createRootRoute({ component: Shell });
const parent = (): typeof root => root;

/** Each page is a file of its own that is loaded when it is first shown. */
const dashboard = createRoute({
  getParentRoute: parent,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/dashboard.js'), 'DashboardPage'),
});
const nodes = createRoute({
  getParentRoute: parent,
  path: '/nodes',
  component: lazyRouteComponent(() => import('../pages/nodes.js'), 'NodesPage'),
});
const services = createRoute({
  getParentRoute: parent,
  path: '/services',
  component: lazyRouteComponent(() => import('../pages/services.js'), 'ServicesPage'),
});
const operations = createRoute({
  getParentRoute: parent,
  path: '/operations',
  component: lazyRouteComponent(() => import('../pages/operations.js'), 'OperationsPage'),
});
const events = createRoute({
  getParentRoute: parent,
  path: '/events',
  component: lazyRouteComponent(() => import('../pages/events.js'), 'EventsPage'),
});
const alarms = createRoute({
  getParentRoute: parent,
  path: '/alarms',
  component: lazyRouteComponent(() => import('../pages/alarms.js'), 'AlarmsPage'),
});
const audit = createRoute({
  getParentRoute: parent,
  path: '/audit',
  component: lazyRouteComponent(() => import('../pages/audit.js'), 'AuditPage'),
});
const sessions = createRoute({
  getParentRoute: parent,
  path: '/sessions',
  component: lazyRouteComponent(() => import('../pages/sessions.js'), 'SessionsPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([dashboard, nodes, services, operations, events, alarms, audit, sessions]),
  basepath: '/panel',
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
