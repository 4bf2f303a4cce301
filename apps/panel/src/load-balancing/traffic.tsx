import { ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { answerOf, api } from '../api/client.js';
import { texts } from '../texts/index.js';
import { Chart } from '../ui/chart/chart.js';
import { short } from '../ui/chart/series.js';
import { Loaded } from '../ui/page.js';

const t = texts.traffic;
const SPANS = [
  { text: t.spans[0], seconds: 900 },
  { text: t.spans[1], seconds: 3_600 },
  { text: t.spans[2], seconds: 86_400 },
  { text: t.spans[3], seconds: 604_800 },
] as const;

/** What passed through a service over time. */
export function Traffic({ id }: { id: string }): ReactElement {
  const [seconds, setSeconds] = useState<number>(SPANS[0].seconds);
  const statistics = useQuery({
    queryKey: ['statistics', 'virtual-service', id, seconds],
    queryFn: () => {
      const from = new Date(Date.now() - seconds * 1000).toISOString();
      return answerOf(api.GET('/api/v1/statistics', { params: { query: { subject: `virtual-service:${id}`, from } } }));
    },
    refetchInterval: Math.max(2_000, seconds * 5),
  });
  return (
    <div className="stack">
      <ToggleGroup isCompact aria-label={t.span}>
        {SPANS.map((one) => (
          <ToggleGroupItem
            key={one.seconds}
            text={one.text}
            isSelected={seconds === one.seconds}
            onChange={() => setSeconds(one.seconds)}
          />
        ))}
      </ToggleGroup>
      <Loaded query={statistics}>
        {({ from, stepSeconds, values }) => {
          const begin = new Date(from).getTime();
          const of = (metric: string): (number | null)[] => values[metric] ?? [];
          const times = of('connectionsPerSecond').map((_value, index) => begin + index * stepSeconds * 1000);
          const one = (label: string, metric: string) => ({ label, values: of(metric) });
          return (
            <div className="columns">
              <Chart title={t.active} times={times} series={[one(t.active, 'activeConnections')]} />
              <Chart
                title={t.rate}
                times={times}
                series={[one(t.rate, 'connectionsPerSecond')]}
                format={(value) => t.perSecond(short(value))}
              />
              <Chart
                title={t.bytes}
                times={times}
                series={[one(t.in, 'bytesInPerSecond'), one(t.out, 'bytesOutPerSecond')]}
                format={(value) => t.bytesPerSecond(short(value))}
              />
              <Chart
                title={t.packets}
                times={times}
                series={[one(t.in, 'packetsInPerSecond'), one(t.out, 'packetsOutPerSecond')]}
                format={(value) => t.perSecond(short(value))}
              />
            </div>
          );
        }}
      </Loaded>
    </div>
  );
}
