import { Alert, Title } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { texts } from '../../texts/index.js';
import { Loaded } from '../../ui/page.js';
import { ConfirmWithin } from '../edit-dialog.js';
import { Command, KernelSteps } from '../plan.js';
import { create } from './create.js';
import { serversOf, type ServiceDraft } from './draft.js';
import { asCommands, asCurl, asIpvsadm } from './equivalents.js';
import { hasCheck } from './trial.js';
import { TrialOutlook } from './tried.js';
import type { DraftTrial } from './use-trial.js';

const t = texts.wizard;

interface ReviewProps {
  readonly draft: ServiceDraft;
  readonly checkTrial: DraftTrial;
  readonly within: number;
  readonly onWithin: (seconds: number) => void;
}

/** The exact effect before anything happens: the steps of each machine by a dry run, and the same by other means. */
export function Review({ draft, checkTrial, within, onWithin }: ReviewProps): ReactElement {
  const trial = useQuery({
    queryKey: ['preview', 'create', draft],
    queryFn: () => create(draft, true, { dryRun: true }),
    retry: false,
  });
  const servers = serversOf(draft).length;
  const commands = asCommands(draft, true);
  return (
    <div className="stack">
      {servers === 0 && <Alert isInline variant="warning" title={t.noServers} />}
      {servers > 0 && hasCheck(draft) && <TrialOutlook trial={checkTrial} servers={draft.servers} />}
      <Loaded query={trial}>
        {({ plan }) => (
          <>
            <p>{t.effect(draft.name, servers)}</p>
            <section aria-label={t.exact} className="stack">
              <Title headingLevel="h3" size="lg">
                {t.exact}
              </Title>
              <KernelSteps plan={plan ?? []} />
            </section>
            <section aria-label={t.same} className="stack">
              <Title headingLevel="h3" size="lg">
                {t.same}
              </Title>
              {commands !== null && <Command label={t.cli}>{commands}</Command>}
              <Command label={t.curl}>{asCurl(draft, true, window.location.origin)}</Command>
              <Command label={t.ipvsadm}>{asIpvsadm(plan ?? [])}</Command>
            </section>
            <ConfirmWithin seconds={within} onChange={onWithin} />
          </>
        )}
      </Loaded>
    </div>
  );
}
