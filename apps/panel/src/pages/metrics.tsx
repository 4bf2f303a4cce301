import {
  Card,
  CardBody,
  FormSelect,
  FormSelectOption,
  FormSelectOptionGroup,
  ToggleGroup,
  ToggleGroupItem,
} from '@patternfly/react-core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';
import { texts } from '../texts/index.js';
import { Chart } from '../ui/chart/chart.js';
import { Loaded, Page } from '../ui/page.js';
import { span as spanText } from '../ui/time.js';
import { lookMs, seriesOf, SPANS, startOf, timesOf, type Span } from './metrics/spans.js';
import { TopTable } from './metrics/top-table.js';

const t = texts.metrics;
const CLUSTER = 'cluster';
const METRICS =
  'connectionsPerSecond,packetsInPerSecond,packetsOutPerSecond,bytesInPerSecond,bytesOutPerSecond,activeConnections,inactiveConnections';

function SubjectChoice({ value, onChange }: { value: string; onChange: (value: string) => void }): ReactElement {
  const query = { limit: 500, sort: 'name:asc' } as const;
  const services = useQuery({
    queryKey: ['virtual-services', 'names'],
    queryFn: () => answerOf(api.GET('/api/v1/virtual-services', { params: { query } })),
  });
  const nodes = useQuery({
    queryKey: ['nodes', 'names'],
    queryFn: () => answerOf(api.GET('/api/v1/nodes', { params: { query } })),
  });
  const directors = nodes.data?.items.filter(({ spec }) => spec.roles.includes('director')) ?? [];
  return (
    <FormSelect className="choice" aria-label={t.subject} value={value} onChange={(_event, next) => onChange(next)}>
      <FormSelectOption value={CLUSTER} label={t.cluster} />
      <FormSelectOptionGroup label={t.services}>
        {(services.data?.items ?? []).map(({ id, name }) => (
          <FormSelectOption key={id} value={`virtual-service:${id}`} label={name} />
        ))}
      </FormSelectOptionGroup>
      <FormSelectOptionGroup label={t.directors}>
        {directors.map(({ id, name }) => (
          <FormSelectOption key={id} value={`director:${id}`} label={name} />
        ))}
      </FormSelectOptionGroup>
    </FormSelect>
  );
}

const CHARTS: readonly { readonly title: string; readonly labels: Readonly<Record<string, string>> }[] = [
  { title: t.newConnections, labels: { connectionsPerSecond: t.new } },
  { title: t.connections, labels: { activeConnections: t.active, inactiveConnections: t.inactive } },
  { title: t.bytes, labels: { bytesInPerSecond: t.in, bytesOutPerSecond: t.out } },
  { title: t.packets, labels: { packetsInPerSecond: t.in, packetsOutPerSecond: t.out } },
];

function Charts({ statistics }: { statistics: Schemas['StatisticsView'] }): ReactElement {
  const times = timesOf(statistics);
  return (
    <>
      <p className="soft above">{t.step(spanText(statistics.stepSeconds * 1000))}</p>
      <div className="columns above">
        {CHARTS.map(({ title, labels }) => (
          <Card key={title}>
            <CardBody>
              <Chart title={title} times={times} series={seriesOf(statistics, labels)} />
            </CardBody>
          </Card>
        ))}
      </div>
    </>
  );
}

export function MetricsPage(): ReactElement {
  const [subject, setSubject] = useState(CLUSTER);
  const [span, setSpan] = useState<Span>('1h');
  const statistics = useQuery({
    queryKey: ['statistics', subject, span],
    queryFn: () => {
      const query = { subject, from: startOf(span, Date.now()), metrics: METRICS };
      return answerOf(api.GET('/api/v1/statistics', { params: { query } }));
    },
    placeholderData: keepPreviousData,
    staleTime: lookMs(span),
    refetchInterval: lookMs(span),
  });
  return (
    <Page title={t.title} about={t.about}>
      <div className="toolbar">
        <SubjectChoice value={subject} onChange={setSubject} />
        <ToggleGroup aria-label={t.span}>
          {SPANS.map((one) => (
            <ToggleGroupItem key={one} text={t.spans[one]} isSelected={one === span} onChange={() => setSpan(one)} />
          ))}
        </ToggleGroup>
      </div>
      <Loaded query={statistics}>{(data) => <Charts statistics={data} />}</Loaded>
      <TopTable />
    </Page>
  );
}
