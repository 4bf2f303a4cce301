import { Alert, AlertActionLink, ProgressStep, ProgressStepper, type ProgressStepProps } from '@patternfly/react-core';
import { useState, type ReactElement } from 'react';
import { useRight } from '../../api/rights.js';
import { texts } from '../../texts/index.js';
import { ProblemCard } from '../problem-card.js';
import { span } from '../time.js';
import { BothTimes, Countdown, type Maintenance } from './countdown.js';
import { ExtendDialog } from './extend-dialog.js';
import { useEndMaintenance } from './use-end.js';

const t = texts.maintenance;
const ORDER = ['stopping', 'emptying', 'safe'] as const;

function lookOf(at: number, present: number): NonNullable<ProgressStepProps['variant']> {
  if (present === ORDER.length - 1) return 'success';
  return at < present ? 'success' : at === present ? 'info' : 'pending';
}

/** Where the way to an empty machine stands; green only when the API says that a reboot is safe. */
function Way({ readiness }: { readiness: Maintenance['readiness'] }): ReactElement {
  const { stage, reason, emptyInSeconds } = readiness;
  const present = ORDER.findIndex((one) => one === stage);
  if (present < 0) {
    return (
      <p>
        <strong>{stage === 'never' ? t.never : t.unknown}.</strong> {reason}
      </p>
    );
  }
  return (
    <>
      <ProgressStepper aria-label={t.progress} className="maintenance-way">
        {ORDER.map((one, at) => (
          <ProgressStep
            key={one}
            id={`maintenance-${one}`}
            titleId={`maintenance-${one}-title`}
            variant={lookOf(at, present)}
            isCurrent={at === present}
          >
            {t.steps[one]}
          </ProgressStep>
        ))}
      </ProgressStepper>
      <p role="status">
        {stage === 'safe' && <strong>{t.steps.safe}. </strong>}
        {reason} {emptyInSeconds !== null && stage !== 'safe' && t.forecast(span(emptyInSeconds * 1000))}
      </p>
    </>
  );
}

/** The maintenance of one node: until when, why, whether it can be rebooted, and how it is ended. */
export function MaintenancePanel({ maintenance }: { maintenance: Maintenance }): ReactElement {
  const { nodeId, nodeName, endsAt, reason, startedBy, readiness } = maintenance;
  const [isExtending, setExtending] = useState(false);
  const end = useEndMaintenance();
  const { may } = useRight('nodes:write', { resource: 'node', id: nodeId });
  return (
    <>
      <Alert
        isInline
        variant={readiness.stage === 'safe' ? 'success' : readiness.stage === 'never' ? 'warning' : 'info'}
        title={
          <>
            {t.banner(nodeName)}: <Countdown maintenance={maintenance} />
          </>
        }
        actionLinks={
          may && (
            <>
              <AlertActionLink onClick={() => setExtending(true)}>{t.extend}</AlertActionLink>
              <AlertActionLink onClick={() => end.mutate(nodeId)}>{t.end}</AlertActionLink>
            </>
          )
        }
      >
        <p>
          {reason !== '' && <strong>{reason} </strong>}
          {startedBy !== null && <span className="soft">{t.by(startedBy.userName)} </span>}
          {endsAt !== null && (
            <>
              {t.until} <BothTimes at={endsAt} />
            </>
          )}
        </p>
        <Way readiness={readiness} />
      </Alert>
      {end.error !== null && <ProblemCard error={end.error} />}
      {isExtending && <ExtendDialog maintenance={maintenance} onClose={() => setExtending(false)} />}
    </>
  );
}
