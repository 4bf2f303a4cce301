import type { RegisteredRouter } from '@tanstack/react-router';
import { texts } from '../texts/index.js';

/** A page that needs nothing in its address. */
export type PagePath = Exclude<keyof RegisteredRouter['routesByPath'], `${string}$${string}`>;

export interface Entry {
  readonly to: PagePath;
  readonly text: string;
  /** Another page that belongs to it. */
  readonly also?: PagePath;
}

interface Group {
  readonly text: string | null;
  readonly entries: readonly Entry[];
}

/** The pages where users of hosting panels look for them. */
export const NAVIGATION: readonly Group[] = [
  { text: null, entries: [{ to: '/', text: texts.nav.dashboard }] },
  {
    text: texts.nav.clustering,
    entries: [
      { to: '/set-up', text: texts.nav.setUp },
      { to: '/nodes', text: texts.nav.nodes },
      { to: '/services', text: texts.nav.loadBalancing },
      { to: '/imports', text: texts.imports.title },
      { to: '/policies', text: texts.nav.policies },
      { to: '/addresses', text: texts.nav.addresses },
    ],
  },
  {
    text: texts.nav.activity,
    entries: [
      { to: '/metrics', text: texts.nav.metrics },
      { to: '/operations', text: texts.nav.operations },
      { to: '/commands', text: texts.nav.commands },
      { to: '/revisions', text: texts.revisions.title },
      { to: '/events', text: texts.nav.happenings, also: '/alarms' },
    ],
  },
  {
    text: texts.nav.access,
    entries: [
      { to: '/users', text: texts.nav.users },
      { to: '/tokens', text: texts.nav.tokens },
      { to: '/audit', text: texts.nav.audit },
      { to: '/sessions', text: texts.nav.sessions },
      { to: '/settings', text: texts.nav.settings },
    ],
  },
];
