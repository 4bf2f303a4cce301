import {
  Alert,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  TextArea,
} from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { ApiProblem, type Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../../api/client.js';
import { texts } from '../../texts/index.js';
import { ProblemCard } from '../../ui/problem-card.js';
import { span, useNow } from '../../ui/time.js';

export type DecodedKey = Schemas['JoinKeyView'];
const t = texts.join;
/** Typing goes on; a paste is one change. */
const PAUSE_MS = 150;

export interface PastedKey {
  readonly text: string;
  readonly key: DecodedKey | null;
  readonly error: Error | null;
}

/** What is pasted, and what it says as soon as nobody types any more. */
export function usePastedKey(text: string): PastedKey {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(text), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [text]);
  const { data, error } = useQuery({
    queryKey: ['join-key', settled],
    queryFn: () => answerOf(api.POST('/api/v1/join-keys/decode', { body: { joinKey: settled } })),
    enabled: settled.trim() !== '',
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
  const isSettled = settled === text && text.trim() !== '';
  return { text, key: isSettled ? (data ?? null) : null, error: isSettled ? error : null };
}

function Row({ term, children }: { term: string; children: ReactNode }): ReactElement {
  return (
    <DescriptionListGroup>
      <DescriptionListTerm>{term}</DescriptionListTerm>
      <DescriptionListDescription>{children}</DescriptionListDescription>
    </DescriptionListGroup>
  );
}

function Decoded({ decoded }: { decoded: DecodedKey }): ReactElement {
  const { hostname, addresses, port, fingerprint, expiresAt, membership } = decoded;
  const now = useNow(1_000);
  return (
    <>
      <DescriptionList isCompact isHorizontal aria-label={t.decoded}>
        <Row term={t.host}>
          <strong>{hostname}</strong>
        </Row>
        <Row term={t.addresses}>
          {addresses.join(', ')} ({port})
        </Row>
        <Row term={t.fingerprint}>
          <code className="fingerprint">{(fingerprint.match(/.{1,4}/g) ?? []).join(' ')}</code>
        </Row>
        <Row term={t.expires}>{t.in(span(new Date(expiresAt).getTime() - now))}</Row>
      </DescriptionList>
      {membership !== null && (
        <Alert isInline variant={membership === 'joining' ? 'info' : 'warning'} title={t.known[membership]} />
      )}
    </>
  );
}

interface PasteBoxProps {
  readonly pasted: PastedKey;
  readonly isLocked: boolean;
  readonly onChange: (text: string) => void;
}

/** The box for the key; under it what the key says, or what is wrong with it. */
export function PasteBox({ pasted: { text, key, error }, isLocked, onChange }: PasteBoxProps): ReactElement {
  const refusal = error instanceof ApiProblem && error.status === 422 ? error : null;
  return (
    <>
      <FormGroup label={t.key} fieldId="join-key" isRequired>
        <TextArea
          id="join-key"
          className="join-key"
          value={text}
          rows={4}
          autoFocus
          readOnly={isLocked}
          autoComplete="off"
          spellCheck={false}
          resizeOrientation="vertical"
          aria-describedby="join-key-help"
          validated={refusal === null ? (key === null ? 'default' : 'success') : 'error'}
          onChange={(_event, next) => onChange(next)}
        />
        <FormHelperText id="join-key-help">
          <HelperText isLiveRegion>
            {refusal === null ? (
              <HelperTextItem>{t.keyHelp}</HelperTextItem>
            ) : (
              <HelperTextItem variant="error">
                {refusal.message}. {refusal.hint}
              </HelperTextItem>
            )}
          </HelperText>
        </FormHelperText>
      </FormGroup>
      {error !== null && refusal === null && <ProblemCard error={error} />}
      {key !== null && <Decoded decoded={key} />}
    </>
  );
}
