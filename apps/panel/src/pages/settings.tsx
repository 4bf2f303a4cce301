import { Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useMay } from '../api/session.js';
import { SETTINGS_TABS } from '../app/settings-tabs.js';
import { texts } from '../texts/index.js';
import { Closed } from '../ui/closed.js';
import { Page } from '../ui/page.js';
import { ChangeControl } from './settings/change-control.js';
import { Directors } from './settings/directors.js';
import { KernelSettings } from './settings/kernel-settings.js';
import { Webhooks } from './settings/webhooks.js';

const t = texts.settings;

/** Settings by their kind; the tab is in the address, so that it can be linked to. */
export function SettingsPage(): ReactElement {
  const { tab = 'changes' } = useSearch({ from: '/settings' });
  const navigate = useNavigate();
  const mayHooks = useMay('webhooks:read');
  const bodies = {
    changes: <ChangeControl />,
    directors: <Directors />,
    kernel: <KernelSettings />,
    webhooks: mayHooks ? <Webhooks /> : <Closed scope="webhooks:read" about={texts.webhooks.about} />,
  };
  return (
    <Page title={t.title} about={t.about}>
      <Tabs
        aria-label={t.title}
        activeKey={tab}
        onSelect={(_event, key) => {
          const next = SETTINGS_TABS.find((one) => one === key);
          if (next !== undefined) void navigate({ to: '/settings', search: { tab: next } });
        }}
      >
        {SETTINGS_TABS.map((one) => (
          <Tab key={one} eventKey={one} title={<TabTitleText>{t.tabs[one]}</TabTitleText>}>
            {one === tab && <div className="below">{bodies[one]}</div>}
          </Tab>
        ))}
      </Tabs>
    </Page>
  );
}
