import { Label } from '@patternfly/react-core';
import { WrenchIcon } from '@patternfly/react-icons';
import type { ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { texts } from '../../texts/index.js';
import { useNow } from '../time.js';
import { remaining } from './remaining.js';

export type Maintenance = Schemas['MaintenanceView'];
const t = texts.maintenance;

export function Countdown({ maintenance }: { maintenance: Maintenance }): ReactElement {
  return <>{remaining(maintenance, useNow(1_000))}</>;
}

/** That a node is in maintenance, and for how long still. */
export function MaintenanceChip({ maintenance }: { maintenance: Maintenance }): ReactElement {
  const isSafe = maintenance.readiness.stage === 'safe';
  return (
    <Label isCompact status={isSafe ? 'success' : 'custom'} icon={<WrenchIcon />} title={maintenance.reason}>
      {isSafe ? t.steps.safe : t.chip}, <Countdown maintenance={maintenance} />
    </Label>
  );
}

/** A time in the viewer's zone and in UTC. */
export function BothTimes({ at }: { at: string }): ReactElement {
  const time = new Date(at);
  return (
    <time dateTime={time.toISOString()}>
      {time.toLocaleString()}{' '}
      <span className="soft">({`${time.toISOString().slice(0, 16).replace('T', ' ')} ${t.utc}`})</span>
    </time>
  );
}
