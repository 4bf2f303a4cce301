import { Card, CardBody, CardTitle, Label } from '@patternfly/react-core';
import { CheckCircleIcon } from '@patternfly/react-icons';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Scope } from '../../api/right.js';
import { texts } from '../../texts/index.js';
import { ActionButton } from '../../ui/action-button.js';

const t = texts.firstRun;

interface StepProps {
  readonly number: number;
  readonly title: string;
  readonly why: string;
  readonly label: string;
  readonly scope: Scope;
  readonly isDone: boolean;
  readonly isNext: boolean;
  readonly onDo: () => void;
}

function Step({ number, title, why, label, scope, isDone, isNext, onDo }: StepProps): ReactElement {
  return (
    <Card isCompact component="li">
      <CardTitle component="h2">
        <span className="soft">{t.step(number)}</span> {title}
      </CardTitle>
      <CardBody className="stack">
        <p>{why}</p>
        {isDone ? (
          <div>
            <Label variant="outline" status="success" icon={<CheckCircleIcon />}>
              {t.done}
            </Label>
          </div>
        ) : (
          <div>
            <ActionButton scope={scope} variant={isNext ? 'primary' : 'secondary'} onClick={onDo}>
              {label}
            </ActionButton>
          </div>
        )}
      </CardBody>
    </Card>
  );
}

interface FirstRunProps {
  readonly isSetUp: boolean;
  readonly hasNodes: boolean;
  readonly hasServices: boolean;
}

/** What to do first, until the first service stands. */
export function FirstRun({ isSetUp, hasNodes, hasServices }: FirstRunProps): ReactElement {
  const navigate = useNavigate();
  return (
    <section aria-label={t.title} className="first-run">
      <h2>{t.title}</h2>
      <p>{t.about}</p>
      <ol className="tiles">
        <Step
          {...{ number: 1, title: t.setUp, why: t.setUpWhy, label: t.setUpDo, scope: 'cluster:write' }}
          isDone={isSetUp}
          isNext={!isSetUp}
          onDo={() => void navigate({ to: '/set-up' })}
        />
        <Step
          {...{ number: 2, title: t.node, why: t.nodeWhy, label: t.nodeDo, scope: 'nodes:write' }}
          isDone={hasNodes}
          isNext={isSetUp && !hasNodes}
          onDo={() => void navigate({ to: '/nodes/add' })}
        />
        <Step
          {...{ number: 3, title: t.service, why: t.serviceWhy, label: t.serviceDo, scope: 'services:write' }}
          isDone={hasServices}
          isNext={isSetUp && hasNodes && !hasServices}
          onDo={() => void navigate({ to: '/services/new' })}
        />
      </ol>
      {!isSetUp && (
        <p className="soft">
          {t.join} {t.demo}
        </p>
      )}
    </section>
  );
}
