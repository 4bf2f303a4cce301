import './frame.css';
import {
  Masthead,
  MastheadBrand,
  MastheadContent,
  MastheadLogo,
  MastheadMain,
  MastheadToggle,
  Nav,
  NavGroup,
  NavItem,
  NavList,
  Page as Frame,
  PageSidebar,
  PageSidebarBody,
  PageToggleButton,
  SkipToContent,
} from '@patternfly/react-core';
import { BarsIcon } from '@patternfly/react-icons';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { LiveProvider, useLive } from '../api/live.js';
import { texts } from '../texts/index.js';
import { useIdle } from '../ui/later.js';
import { ToastsProvider } from '../ui/toasts/toasts.js';
import { MaintenanceBanner } from '../ui/maintenance/maintenance-banner.js';
import { useFocusHome } from './focus-home.js';
import { LiveLabel } from './live-label.js';
import { LostBanner } from './lost-banner.js';
import { NAVIGATION, type Entry } from './navigation.js';
import { OperationsButton } from './operations-button.js';
import { PaletteHost } from './palette/palette-host.js';
import { SessionWarning } from './session-warning.js';
import { UserMenu } from './user-menu.js';

const CONTENT = 'content';
const ChangeBar = lazy(async () => ({ default: (await import('../load-balancing/change-bar.js')).ChangeBar }));
const OperationsDrawer = lazy(async () => ({ default: (await import('./operations-drawer.js')).OperationsDrawer }));

/** A page below another belongs to it in the navigation. */
const isAt = (path: string, { to, also }: Entry): boolean =>
  path === to || path === also || (to !== '/' && path.startsWith(`${to}/`));

function Navigation(): ReactElement {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  return (
    <Nav aria-label={texts.shell.navigation}>
      {NAVIGATION.map(({ text, entries }) => {
        const items = entries.map((entry) => (
          <NavItem key={entry.to} isActive={isAt(path, entry)}>
            <Link to={entry.to}>{entry.text}</Link>
          </NavItem>
        ));
        return text === null ? (
          <NavList key="top">{items}</NavList>
        ) : (
          <NavGroup key={text} title={text}>
            {items}
          </NavGroup>
        );
      })}
    </Nav>
  );
}

function Surroundings(): ReactElement {
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const { isStale } = useLive();
  const isIdle = useIdle();
  useFocusHome();
  const masthead = (
    <Masthead>
      <MastheadMain>
        <MastheadToggle>
          <PageToggleButton aria-label={texts.shell.navigation}>
            <BarsIcon />
          </PageToggleButton>
        </MastheadToggle>
        <MastheadBrand>
          <MastheadLogo component={(props) => <Link {...props} to="/" />} className="brand">
            <img src="/assets/icon.svg" alt="" width={28} height={28} />
            <span>{texts.product}</span>
          </MastheadLogo>
        </MastheadBrand>
      </MastheadMain>
      <MastheadContent>
        <div className="masthead-end">
          <PaletteHost />
          <OperationsButton isOpen={isDrawerOpen} onToggle={() => setDrawerOpen(!isDrawerOpen)} />
          <LiveLabel />
          <UserMenu />
        </div>
      </MastheadContent>
    </Masthead>
  );
  const sidebar = (
    <PageSidebar>
      <PageSidebarBody>
        <Navigation />
      </PageSidebarBody>
    </PageSidebar>
  );
  return (
    <Frame
      className={isStale ? 'is-stale' : ''}
      masthead={masthead}
      sidebar={sidebar}
      isManagedSidebar
      mainContainerId={CONTENT}
      skipToContent={<SkipToContent href={`#${CONTENT}`}>{texts.shell.skip}</SkipToContent>}
    >
      <LostBanner />
      <MaintenanceBanner />
      <Suspense>{isIdle && <ChangeBar />}</Suspense>
      <Outlet />
      <SessionWarning />
      {isDrawerOpen && (
        <Suspense>
          <OperationsDrawer onClose={() => setDrawerOpen(false)} />
        </Suspense>
      )}
    </Frame>
  );
}

/** What stands around every page. */
export function Shell(): ReactElement {
  return (
    <LiveProvider>
      <ToastsProvider>
        <Surroundings />
      </ToastsProvider>
    </LiveProvider>
  );
}
