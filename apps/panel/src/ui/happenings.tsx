import { ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { texts } from '../texts/index.js';

const t = texts.happenings;

/** Events and alarms are two views of what happened. */
export function HappeningsTabs({ present }: { present: '/events' | '/alarms' }): ReactElement {
  const navigate = useNavigate();
  return (
    <ToggleGroup aria-label={t.label} className="page-tabs">
      {(['/events', '/alarms'] as const).map((to) => (
        <ToggleGroupItem
          key={to}
          text={to === '/events' ? t.events : t.alarms}
          isSelected={present === to}
          onChange={() => void navigate({ to })}
        />
      ))}
    </ToggleGroup>
  );
}
