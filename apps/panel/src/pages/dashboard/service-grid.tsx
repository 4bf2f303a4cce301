import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../../api/client.js';
import { servicesQuery } from '../../api/machines.js';
import { useLive } from '../../api/live.js';
import { texts } from '../../texts/index.js';
import { Loaded, Nothing } from '../../ui/page.js';
import { StateLabel } from '../../ui/state-label.js';
import { useNow } from '../../ui/time.js';
import { beatsOf, turnOf, type Turn } from './beats.js';

type Service = Schemas['VirtualServiceView'];
const t = texts.dashboard;
const BEATS = 50;
const SLOT_MS = 60_000;
/** As many as a screen shows; the rest is on its own page. */
const SHOWN = 48;
const SIZE = { width: 5, gap: 2, height: 22 } as const;

function useTurns(): ReadonlyMap<string, readonly Turn[]> {
  const { data } = useQuery({
    queryKey: ['events', 'turns'],
    queryFn: () =>
      answerOf(api.GET('/api/v1/events', { params: { query: { type: 'service-state-changed', limit: 200 } } })),
  });
  const turns = new Map<string, Turn[]>();
  for (const event of data?.items ?? []) {
    const turn = turnOf(event);
    if (turn !== null) turns.set(event.subject.id, [...(turns.get(event.subject.id) ?? []), turn]);
  }
  return turns;
}

/** One bar a minute; low bars are bad, so that the shape says it without the colour. */
function Beats({ service, turns }: { service: Service; turns: readonly Turn[] }): ReactElement {
  const now = useNow(5_000);
  const { isStale } = useLive();
  const { name, status } = service;
  const state = status.fresh && !isStale ? status.state : 'unknown';
  const since = status.since === null ? null : new Date(status.since).getTime();
  const beats = beatsOf(turns, { state, since }, { now, count: BEATS, slotMs: SLOT_MS });
  const up = beats.filter((beat) => beat === 'up').length;
  const step = SIZE.width + SIZE.gap;
  const tall = { up: 1, degraded: 0.7, unknown: 0.3, down: 0.45 } as const;
  return (
    <svg
      className="beats"
      role="img"
      aria-label={t.beats(name, up, BEATS)}
      tabIndex={0}
      viewBox={`0 0 ${BEATS * step - SIZE.gap} ${SIZE.height}`}
      preserveAspectRatio="none"
    >
      {beats.map((beat, index) => {
        const height = SIZE.height * tall[beat];
        const at = new Date(now - (BEATS - 1 - index) * SLOT_MS).toLocaleTimeString();
        return (
          <rect
            key={index}
            className={`beat-${beat}`}
            {...{ x: index * step, y: SIZE.height - height, width: SIZE.width, height, rx: 1 }}
          >
            <title>{t.beat(at, texts.states[beat])}</title>
          </rect>
        );
      })}
    </svg>
  );
}

function ServiceTile({ service, turns }: { service: Service; turns: readonly Turn[] }): ReactElement {
  const { name, key, status } = service;
  return (
    <li className="service-tile">
      <div className="service-head">
        <Link to="/services/$id" params={{ id: service.id }}>
          <strong>{name}</strong>
        </Link>{' '}
        <StateLabel state={status.state} fresh={status.fresh} />
      </div>
      <Beats service={service} turns={turns} />
      <div className="soft">
        {key}, {texts.services.servers}: {t.of(status.servers.up, status.servers.total)}
      </div>
    </li>
  );
}

/** All virtual services at a glance, with what they were in the last minutes. */
export function ServiceGrid(): ReactElement {
  const services = useQuery(servicesQuery);
  const turns = useTurns();
  return (
    <Card isCompact>
      <CardTitle component="h2">
        {t.grid} <span className="soft grid-about">{t.gridAbout}</span>
      </CardTitle>
      <CardBody>
        <Loaded query={services}>
          {({ items }) =>
            items.length === 0 ? (
              <Nothing title={t.gridEmpty}>{t.gridEmptyWhy}</Nothing>
            ) : (
              <>
                <ul className="service-grid">
                  {items.slice(0, SHOWN).map((service) => (
                    <ServiceTile key={service.id} service={service} turns={turns.get(service.id) ?? []} />
                  ))}
                </ul>
                {items.length > SHOWN && <Link to="/services">{t.more(items.length - SHOWN)}</Link>}
              </>
            )
          }
        </Loaded>
      </CardBody>
    </Card>
  );
}
