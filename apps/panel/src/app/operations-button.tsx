import { Badge, Button } from '@patternfly/react-core';
import { TasksIcon } from '@patternfly/react-icons';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { operationsQuery } from '../api/machines.js';
import { texts } from '../texts/index.js';

const t = texts.drawer;

/** The button in the head: how many operations run. */
export function OperationsButton({ isOpen, onToggle }: { isOpen: boolean; onToggle: () => void }): ReactElement {
  const { data } = useQuery(operationsQuery);
  const running = (data?.items ?? []).filter(({ state }) => state === 'running').length;
  return (
    <Button
      variant="plain"
      icon={<TasksIcon />}
      aria-label={t.running(running)}
      aria-expanded={isOpen}
      aria-controls="operations-drawer"
      onClick={onToggle}
    >
      {running > 0 && <Badge>{running}</Badge>}
    </Button>
  );
}
