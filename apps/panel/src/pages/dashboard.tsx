import './dashboard/dashboard.css';
import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';
import { clusterQuery, maintenancesQuery, nodesQuery, servicesQuery } from '../api/machines.js';
import { texts } from '../texts/index.js';
import { Loaded, Page } from '../ui/page.js';
import { StateLabel, type ObservedState } from '../ui/state-label.js';
import { AttentionList, LatestEvents } from './dashboard/attention-list.js';
import { FirstRun } from './dashboard/first-run.js';
import { ServiceGrid } from './dashboard/service-grid.js';
import { TopologyCard } from './topology/topology-card.js';

type Tally = Schemas['TallyView'];
const t = texts.dashboard;

const total = ({ up, degraded, unknown, down }: Tally): number => up + degraded + unknown + down;
const worst = ({ degraded, unknown, down }: Tally): ObservedState =>
  down > 0 ? 'down' : unknown > 0 ? 'unknown' : degraded > 0 ? 'degraded' : 'up';

interface TileProps {
  readonly title: string;
  readonly figure: string;
  /** Null: a number that says all. */
  readonly state: ObservedState | null;
  readonly children?: ReactNode;
}

function Tile({ title, figure, state, children }: TileProps): ReactElement {
  return (
    <Card isCompact>
      <CardTitle component="h2">{title}</CardTitle>
      <CardBody>
        <div className="figure">{figure}</div>
        {state !== null && <StateLabel state={state} />} <span className="soft">{children}</span>
      </CardBody>
    </Card>
  );
}

/** Whether a director may fail: there has to be another one that works. */
function HighAvailability({ nodes }: { nodes: readonly Schemas['NodeView'][] }): ReactElement {
  const directors = nodes.filter(({ spec }) => spec.roles.includes('director'));
  const up = directors.filter(({ spec, status }) => status.fresh && status.state === 'up' && !spec.maintenance).length;
  const why = up === 0 ? t.noDirector : directors.length === 1 ? t.oneDirector : t.directors(up, directors.length);
  return (
    <Tile
      title={t.ha}
      figure={up > 1 ? t.haReady : t.haMissing}
      state={up > 1 ? (up === directors.length ? 'up' : 'degraded') : up === 1 ? 'degraded' : 'down'}
    >
      {why}
    </Tile>
  );
}

function FourNumbers(): ReactElement {
  const health = useQuery({
    queryKey: ['health'],
    queryFn: () => answerOf(api.GET('/api/v1/health')),
    refetchInterval: 2_000,
  });
  const nodes = useQuery(nodesQuery).data?.items ?? [];
  const resting = useQuery(maintenancesQuery).data?.items.length ?? 0;
  return (
    <Loaded query={health}>
      {({ virtualServices, nodes: tally, openAlarms }) => (
        <div className="tiles">
          <Tile
            title={t.services}
            figure={t.of(virtualServices.up, total(virtualServices))}
            state={total(virtualServices) === 0 ? null : worst(virtualServices)}
          />
          <Tile title={t.nodes} figure={t.of(tally.up, total(tally))} state={worst(tally)}>
            {t.maintenance(resting)}
          </Tile>
          <HighAvailability nodes={nodes} />
          <Tile title={t.alarms} figure={String(openAlarms)} state={openAlarms === 0 ? null : 'degraded'}>
            {openAlarms === 0 && t.quietAlarms}
          </Tile>
        </div>
      )}
    </Loaded>
  );
}

/** Four numbers, what to do first, all services, what needs attention, and the cluster as a drawing. */
export function DashboardPage(): ReactElement {
  const cluster = useQuery(clusterQuery).data;
  const nodes = useQuery(nodesQuery).data;
  const services = useQuery(servicesQuery).data;
  const isKnown = cluster !== undefined && nodes !== undefined && services !== undefined;
  const isSetUp = cluster?.status.isSetUp === true;
  const hasNodes = (nodes?.items.length ?? 0) > 0;
  const hasServices = (services?.items.length ?? 0) > 0;
  const isBeginning = isKnown && !(isSetUp && hasNodes && hasServices);
  return (
    <Page title={texts.nav.dashboard}>
      <div className="stack">
        {isBeginning && <FirstRun {...{ isSetUp, hasNodes, hasServices }} />}
        {(!isBeginning || hasNodes) && (
          <>
            <FourNumbers />
            <ServiceGrid />
            <div className="columns">
              <AttentionList />
              <LatestEvents />
            </div>
            <TopologyCard />
          </>
        )}
      </div>
    </Page>
  );
}
