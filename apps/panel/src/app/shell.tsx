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
import { lazy, Suspense, type ReactElement } from 'react';
import { LiveProvider } from '../api/live.js';
import { texts } from '../texts/index.js';
import { ToastsProvider } from '../ui/toasts/toasts.js';
import { LiveLabel } from './live-label.js';
import { NAVIGATION } from './navigation.js';
import { SessionWarning } from './session-warning.js';
import { UserMenu } from './user-menu.js';

const CONTENT = 'content';
const ChangeBar = lazy(async () => ({ default: (await import('../load-balancing/change-bar.js')).ChangeBar }));

function Navigation(): ReactElement {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  return (
    <Nav aria-label={texts.shell.navigation}>
      {NAVIGATION.map(({ text, entries }) => {
        const items = entries.map((entry) => (
          <NavItem
            key={entry.to}
            isActive={entry.to === '/' ? path === '/' : path === entry.to || path.startsWith(`${entry.to}/`)}
          >
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

/** What stands around every page. */
export function Shell(): ReactElement {
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
    <LiveProvider>
      <Frame
        masthead={masthead}
        sidebar={sidebar}
        isManagedSidebar
        mainContainerId={CONTENT}
        skipToContent={<SkipToContent href={`#${CONTENT}`}>{texts.shell.skip}</SkipToContent>}
      >
        <ToastsProvider>
          <Suspense>
            <ChangeBar />
          </Suspense>
          <Outlet />
          <SessionWarning />
        </ToastsProvider>
      </Frame>
    </LiveProvider>
  );
}
