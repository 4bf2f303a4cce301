import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';
import { texts } from '../texts/index.js';
import { Loaded, Page } from '../ui/page.js';
import { StateLabel, type ObservedState } from '../ui/state-label.js';
import { Ago } from '../ui/time.js';

type Tally = Schemas['TallyView'];
const LOOK_MS = 2_000;
const total = ({ up, degraded, unknown, down }: Tally): number => up + degraded + unknown + down;

const useHealth = () =>
  useQuery({ queryKey: ['health'], queryFn: () => answerOf(api.GET('/api/v1/health')), refetchInterval: LOOK_MS });
const useServices = () =>
  useQuery({
    queryKey: ['virtual-services', 'attention'],
    queryFn: () => answerOf(api.GET('/api/v1/virtual-services', { params: { query: { limit: 500 } } })),
    refetchInterval: LOOK_MS,
  });
const useNodes = () =>
  useQuery({
    queryKey: ['nodes', 'attention'],
    queryFn: () => answerOf(api.GET('/api/v1/nodes', { params: { query: { limit: 500 } } })),
    refetchInterval: LOOK_MS,
  });
const useEvents = () =>
  useQuery({
    queryKey: ['events', 'latest'],
    queryFn: () => answerOf(api.GET('/api/v1/events', { params: { query: { limit: 12 } } })),
  });

function Tile({ title, figure, state }: { title: string; figure: string; state?: ObservedState }): ReactElement {
  return (
    <Card isCompact>
      <CardTitle component="h2">{title}</CardTitle>
      <CardBody>
        <div className="figure">{figure}</div>
        {state !== undefined && <StateLabel state={state} />}
      </CardBody>
    </Card>
  );
}

interface Ailing {
  readonly id: string;
  readonly name: string;
  readonly status: { readonly state: ObservedState; readonly reason: string; readonly since?: string | null };
}
const WORST = ['down', 'unknown', 'degraded', 'up'] as const;

function Attention({ items, to }: { items: readonly Ailing[]; to: '/nodes' | '/services' }): ReactElement | null {
  const ailing = items
    .filter(({ status }) => status.state !== 'up')
    .sort((one, other) => WORST.indexOf(one.status.state) - WORST.indexOf(other.status.state));
  if (ailing.length === 0) return null;
  return (
    <ul className="lines">
      {ailing.map(({ id, name, status }) => (
        <li key={id}>
          <StateLabel state={status.state} />
          <span className="grow">
            <Link to={to}>{name}</Link> {status.reason}
          </span>
          <Ago at={status.since} />
        </li>
      ))}
    </ul>
  );
}

/** Four numbers, what needs attention, what happened last. */
export function DashboardPage(): ReactElement {
  const health = useHealth();
  const services = useServices();
  const nodes = useNodes();
  const events = useEvents();
  const isQuiet = [services, nodes].every(({ data }) => data?.items.every(({ status }) => status.state === 'up'));
  return (
    <Page title={texts.nav.dashboard}>
      <Loaded query={health}>
        {({ state, virtualServices, nodes: tally, openAlarms, reason }) => (
          <div className="tiles">
            <Tile
              title={texts.dashboard.services}
              figure={texts.dashboard.of(virtualServices.up, total(virtualServices))}
            />
            <Tile title={texts.dashboard.nodes} figure={texts.dashboard.of(tally.up, total(tally))} />
            <Tile title={texts.dashboard.alarms} figure={String(openAlarms)} />
            <Card isCompact>
              <CardTitle component="h2">{texts.dashboard.parts}</CardTitle>
              <CardBody>
                <StateLabel state={state} />
                <p className="soft">{reason}</p>
              </CardBody>
            </Card>
          </div>
        )}
      </Loaded>
      <div className="columns">
        <Card isCompact>
          <CardTitle component="h2">{texts.dashboard.attention}</CardTitle>
          <CardBody>
            {isQuiet && <p>{texts.dashboard.quiet}</p>}
            <Loaded query={services}>{({ items }) => <Attention items={items} to="/services" />}</Loaded>
            <Loaded query={nodes}>{({ items }) => <Attention items={items} to="/nodes" />}</Loaded>
          </CardBody>
        </Card>
        <Card isCompact>
          <CardTitle component="h2">{texts.dashboard.latest}</CardTitle>
          <CardBody>
            <Loaded query={events}>
              {({ items }) => (
                <ul className="lines">
                  {items.map(({ id, at, message, subject }) => (
                    <li key={id}>
                      <span className="grow">
                        <strong>{subject.name}</strong> {message}
                      </span>
                      <Ago at={at} />
                    </li>
                  ))}
                </ul>
              )}
            </Loaded>
          </CardBody>
        </Card>
      </div>
    </Page>
  );
}
