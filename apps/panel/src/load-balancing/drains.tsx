import { Card, CardBody, CardHeader, CardTitle, Label, Progress } from '@patternfly/react-core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';
import { texts } from '../texts/index.js';
import { ActionButton } from '../ui/action-button.js';
import { ProblemCard } from '../ui/problem-card.js';
import { Ago, span } from '../ui/time.js';
import { useFollow } from './changes.js';

type Drain = Schemas['DrainView'];
const t = texts.drains;
const LOOK_MS = 1_000;
const ENDED = ['finished', 'stopped', 'cancelled'];
/** Servers of a drain that are shown; those that are not empty come first. */
const AT_ONCE = 20;
const MAY_RELEASE = ['drained', 'given-up'];

export const isOver = ({ state }: Drain): boolean => ENDED.includes(state);
const isEmpty = ({ state }: Drain['servers'][number]): boolean => ['drained', 'back', 'gone'].includes(state);

export function useDrains() {
  return useQuery({
    queryKey: ['drains'],
    queryFn: () => answerOf(api.GET('/api/v1/drains', { params: { query: { limit: 100 } } })),
    refetchInterval: ({ state }) => (state.data?.items.every(isOver) === false ? LOOK_MS : 5_000),
  });
}

type Action = 'release' | 'cancel' | 'firm';

function act({ id, revision }: Drain, action: Action): Promise<Drain> {
  const params = { path: { id } };
  if (action === 'firm') {
    const seen = { ...params, header: { 'If-Match': `"${revision}"` } };
    return answerOf(api.PATCH('/api/v1/drains/{id}', { params: seen, body: { mode: 'firm' } }));
  }
  if (action === 'release') return answerOf(api.POST('/api/v1/drains/{id}/release', { params }));
  return answerOf(api.POST('/api/v1/drains/{id}/cancel', { params }));
}

/** When its time is over, and what happens then; nothing for one that has as long as it takes. */
function Deadline({ drain: { servers, onDeadline } }: { drain: Drain }): ReactElement | null {
  const ends = servers.filter(({ state }) => state === 'draining').map(({ deadlineAt }) => deadlineAt);
  const [first] = ends.filter((at) => at !== null).sort();
  const left = first === undefined ? 0 : Date.parse(first) - Date.now();
  return left <= 0 ? null : <>{t.until[onDeadline](span(left))}</>;
}

/** One drain, live: what still lives on each server, until when, and what can be done about it. */
export function DrainCard({ drain }: { drain: Drain }): ReactElement {
  const follow = useFollow();
  const { mutate, error, isPending } = useMutation({
    mutationFn: (action: Action) => act(drain, action),
    onSuccess: () => follow(null),
  });
  const { title, mode, state, servers, actor, createdAt, thenDelete, subject } = drain;
  const empty = servers.filter(isEmpty).length;
  const shown = [...servers].sort((a, b) => Number(isEmpty(a)) - Number(isEmpty(b))).slice(0, AT_ONCE);
  const button = (action: Action, blocked: string | null) => (
    <ActionButton
      scope={['services:write', 'services:drain']}
      {...(subject.virtualServiceId === undefined
        ? {}
        : { object: { resource: 'virtual-service', id: subject.virtualServiceId } })}
      size="sm"
      variant="secondary"
      blocked={blocked}
      isLoading={isPending}
      onClick={() => mutate(action)}
    >
      {action === 'cancel' && thenDelete ? t.keep : t.actions[action]}
    </ActionButton>
  );
  return (
    <Card isCompact className="drain">
      <CardHeader
        actions={{
          actions: (
            <>
              {mode === 'graceful' && state === 'draining' && button('firm', null)}
              {!thenDelete && button('release', MAY_RELEASE.includes(state) ? null : t.releaseLater)}
              {button('cancel', null)}
            </>
          ),
        }}
      >
        <CardTitle component="h2">
          {title} <Label isCompact>{t.states[state]}</Label>
        </CardTitle>
      </CardHeader>
      <CardBody>
        {error !== null && <ProblemCard error={error} />}
        <p className="soft">
          {t.by(actor.userName, t.modes[mode])} <Ago at={createdAt} />. {thenDelete && t.thenDelete}{' '}
          <Deadline drain={drain} />
        </p>
        <Progress
          aria-label={title}
          size="sm"
          value={servers.length === 0 ? 0 : (100 * empty) / servers.length}
          title={t.emptyOf(empty, servers.length)}
        />
        <ul className="lines">
          {shown.map((server) => (
            <li key={server.realServerId}>
              <strong className="grow">{server.name}</strong>
              <Label isCompact variant="outline">
                {t.serverStates[server.state]}
              </Label>
              <span>{t.lives(server.activeConnections + server.inactiveConnections, server.pinnedClients)}</span>
              {server.state === 'draining' && (
                <span className="soft">
                  {server.emptyInSeconds === null ? t.noForecast : t.forecast(span(server.emptyInSeconds * 1000))}
                </span>
              )}
            </li>
          ))}
          {shown.length < servers.length && <li className="soft">{t.more(servers.length - shown.length)}</li>}
        </ul>
      </CardBody>
    </Card>
  );
}

/** Drains that are under way, of everything or of what `concerns` chooses. */
export function RunningDrains({ concerns }: { concerns?: (drain: Drain) => boolean }): ReactElement | null {
  const drains = useDrains();
  const running = (drains.data?.items ?? []).filter((drain) => !isOver(drain) && (concerns?.(drain) ?? true));
  if (running.length === 0) return null;
  return (
    <>
      {running.map((drain) => (
        <DrainCard key={drain.id} drain={drain} />
      ))}
    </>
  );
}
