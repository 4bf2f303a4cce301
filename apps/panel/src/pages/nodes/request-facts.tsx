import {
  Alert,
  Checkbox,
  ClipboardCopy,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from '@patternfly/react-core';
import type { ReactElement, ReactNode } from 'react';
import { texts } from '../../texts/index.js';
import { span, useNow } from '../../ui/time.js';
import { fingerprintCommand, grouped, type JoinRequest } from './join-requests.js';

const t = texts.asking;

function Row({ term, children }: { term: string; children: ReactNode }): ReactElement {
  return (
    <DescriptionListGroup>
      <DescriptionListTerm>{term}</DescriptionListTerm>
      <DescriptionListDescription>{children}</DescriptionListDescription>
    </DescriptionListGroup>
  );
}

interface RequestFactsProps {
  readonly request: JoinRequest;
  readonly isSame: boolean;
  readonly onCompared: (isSame: boolean) => void;
}

/** Who asks, from where, and the fingerprint that has to be the same on the machine. */
export function RequestFacts({ request, isSame, onCompared }: RequestFactsProps): ReactElement {
  const { hostname, addresses, port, fingerprint, remoteAddress, invitedBy, expiresAt } = request;
  const now = useNow(1_000);
  return (
    <>
      <DescriptionList isCompact isHorizontal aria-label={t.reviewTitle(hostname)}>
        <Row term={t.host}>
          <strong>{hostname}</strong>
        </Row>
        <Row term={texts.join.addresses}>
          {addresses.join(', ')} ({port})
        </Row>
        <Row term={t.from}>{remoteAddress}</Row>
        <Row term={t.invited}>{invitedBy.userName}</Row>
        <Row term={t.fingerprint}>
          <code className="fingerprint">{grouped(fingerprint)}</code>
        </Row>
        <Row term={t.until}>{t.in(span(new Date(expiresAt).getTime() - now))}</Row>
      </DescriptionList>
      <Alert isInline variant="info" title={t.compare} component="h2">
        <div className="stack">
          <p>{t.compareWhy}</p>
          <ClipboardCopy isReadOnly isCode hoverTip={t.copy} clickTip={t.copied} textAriaLabel={t.compare}>
            {fingerprintCommand(port)}
          </ClipboardCopy>
          <Checkbox
            id="same-fingerprint"
            label={t.same}
            isChecked={isSame}
            onChange={(_event, checked) => onCompared(checked)}
          />
        </div>
      </Alert>
    </>
  );
}
