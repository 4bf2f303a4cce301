import {
  Breadcrumb,
  BreadcrumbItem,
  Button,
  Form,
  useWizardContext,
  Wizard,
  WizardFooterWrapper,
  WizardStep,
} from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { useRight } from '../api/rights.js';
import { CheckForm } from '../load-balancing/check-form.js';
import { useChanges, useFollow } from '../load-balancing/changes.js';
import { withinOf } from '../load-balancing/edit-dialog.js';
import { PersistenceChoice, PolicyCards } from '../load-balancing/policy-choice.js';
import { create } from '../load-balancing/wizard/create.js';
import {
  EMPTY_DRAFT,
  isHealthFit,
  isMany,
  isWhatFit,
  isWhereFit,
  isWhoFit,
  serviceBody,
} from '../load-balancing/wizard/draft.js';
import { Review } from '../load-balancing/wizard/review.js';
import { What } from '../load-balancing/wizard/what.js';
import { hasCheck } from '../load-balancing/wizard/trial.js';
import { TriedList, TryNow } from '../load-balancing/wizard/tried.js';
import { useTrial } from '../load-balancing/wizard/use-trial.js';
import { Where } from '../load-balancing/wizard/where.js';
import { Who } from '../load-balancing/wizard/who.js';
import { texts } from '../texts/index.js';
import { FaultsContext, faultsOf } from '../ui/dialogs/faults.js';
import { Page } from '../ui/page.js';
import { ProblemCard } from '../ui/problem-card.js';

const t = texts.wizard;

interface CreateFooterProps {
  readonly isPending: boolean;
  readonly isCollecting: boolean;
  readonly onCreate: (isEnabled: boolean) => void;
}

function CreateFooter({ isPending, isCollecting, onCreate }: CreateFooterProps): ReactElement {
  const { goToPrevStep, close } = useWizardContext();
  const { may } = useRight('services:write');
  return (
    <WizardFooterWrapper>
      <Button variant="secondary" onClick={() => void goToPrevStep()}>
        {t.back}
      </Button>
      <Button isLoading={isPending} isDisabled={isPending || !may} onClick={() => onCreate(true)}>
        {isCollecting ? texts.changes.collect : t.create}
      </Button>
      <Button variant="secondary" isDisabled={isPending || !may} onClick={() => onCreate(false)}>
        {t.createDisabled}
      </Button>
      <Button variant="link" onClick={() => close()}>
        {texts.common.cancel}
      </Button>
    </WizardFooterWrapper>
  );
}

/** Adds a service: what, where, how, its health, who works for it; then the exact effect, before anything is done. */
export function ServiceWizardPage(): ReactElement {
  const navigate = useNavigate();
  const follow = useFollow();
  const { make, isCollecting } = useChanges();
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [within, setWithin] = useState(0);
  const { mutate, error, isPending } = useMutation({
    mutationFn: async (isEnabled: boolean) => {
      if (isCollecting && !isMany(draft)) {
        return make({ resource: 'virtual-service', action: 'create', body: serviceBody(draft, isEnabled) });
      }
      const answer = await create(draft, isEnabled, withinOf(within));
      follow(answer.operation);
      return answer;
    },
    onSuccess: (answer) => {
      const id = answer?.object?.id;
      void (id === undefined ? navigate({ to: '/services' }) : navigate({ to: '/services/$id', params: { id } }));
    },
  });
  const trial = useTrial(draft);
  const step = { draft, onChange: setDraft };
  const gate = (isFit: boolean) => ({ isNextDisabled: !isFit, nextButtonText: t.next, backButtonText: t.back });
  const isWhat = isWhatFit(draft);
  const isWhere = isWhat && isWhereFit(draft);
  const isHealth = isWhere && isHealthFit(draft);
  const isWho = isHealth && isWhoFit(draft);
  const framed = (content: ReactElement): ReactElement => (
    <FaultsContext value={faultsOf(error)}>
      <Form onSubmit={(event) => event.preventDefault()}>
        {content}
        {error !== null && <ProblemCard error={error} />}
      </Form>
    </FaultsContext>
  );
  return (
    <Page title={t.title} about={t.about}>
      <Breadcrumb>
        <BreadcrumbItem
          render={({ className }) => (
            <Link className={className} to="/services">
              {texts.services.title}
            </Link>
          )}
        />
        <BreadcrumbItem isActive>{t.title}</BreadcrumbItem>
      </Breadcrumb>
      <Wizard onClose={() => void navigate({ to: '/services' })} navAriaLabel={t.title} isVisitRequired>
        <WizardStep name={t.steps.what} id="what" footer={gate(isWhat)}>
          {framed(<What {...step} />)}
        </WizardStep>
        <WizardStep name={t.steps.where} id="where" footer={gate(isWhere)} isDisabled={!isWhat}>
          {framed(<Where {...step} />)}
        </WizardStep>
        <WizardStep name={t.steps.how} id="how" footer={gate(isWhere)} isDisabled={!isWhere}>
          {framed(
            <>
              <PolicyCards value={draft.scheduler} onChange={(scheduler) => setDraft({ ...draft, scheduler })} />
              <PersistenceChoice
                value={draft.persistence}
                onChange={(persistence) => setDraft({ ...draft, persistence })}
              />
            </>,
          )}
        </WizardStep>
        <WizardStep name={t.steps.health} id="health" footer={gate(isHealth)} isDisabled={!isWhere}>
          {framed(
            <>
              {draft.template === 'dns' ? (
                <p>{t.dnsHealth}</p>
              ) : (
                <CheckForm draft={draft.check} onChange={(check) => setDraft({ ...draft, check })} />
              )}
              {hasCheck(draft) && <TryNow trial={trial} />}
              <TriedList trial={trial} />
            </>,
          )}
        </WizardStep>
        <WizardStep name={t.steps.who} id="who" footer={gate(isWho)} isDisabled={!isHealth}>
          {framed(<Who {...step} trial={trial} />)}
        </WizardStep>
        <WizardStep
          name={t.steps.review}
          id="review"
          isDisabled={!isWho}
          footer={<CreateFooter isPending={isPending} isCollecting={isCollecting} onCreate={mutate} />}
        >
          {framed(<Review draft={draft} checkTrial={trial} within={within} onWithin={setWithin} />)}
        </WizardStep>
      </Wizard>
    </Page>
  );
}
