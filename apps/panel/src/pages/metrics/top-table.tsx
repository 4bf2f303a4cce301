import { Card, CardBody, CardTitle, FormSelect, FormSelectOption } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { answerOf, api } from '../../api/client.js';
import { texts } from '../../texts/index.js';
import { short } from '../../ui/chart/series.js';
import { Loaded, Nothing } from '../../ui/page.js';

const t = texts.metrics;
const TOPS = ['virtual-service', 'real-server', 'director'] as const;
const METRICS = ['connectionsPerSecond', 'activeConnections', 'bytesInPerSecond', 'bytesOutPerSecond'] as const;

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly names: Readonly<Record<T, string>>;
  readonly all: readonly T[];
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ label, value, names, all, onChange }: ChoiceProps<T>): ReactElement {
  return (
    <FormSelect
      className="choice"
      aria-label={label}
      value={value}
      onChange={(_event, next) => onChange(all.find((one) => one === next) ?? value)}
    >
      {all.map((one) => (
        <FormSelectOption key={one} value={one} label={names[one]} />
      ))}
    </FormSelect>
  );
}

/** What carries most right now. */
export function TopTable(): ReactElement {
  const [of, setOf] = useState<(typeof TOPS)[number]>('virtual-service');
  const [by, setBy] = useState<(typeof METRICS)[number]>('connectionsPerSecond');
  const top = useQuery({
    queryKey: ['statistics', 'top', of, by],
    queryFn: () => answerOf(api.GET('/api/v1/statistics/top', { params: { query: { of, by, limit: 10 } } })),
    refetchInterval: 5_000,
  });
  return (
    <Card>
      <CardTitle component="h2">{t.top}</CardTitle>
      <CardBody>
        <div className="toolbar">
          <Choice label={t.of} value={of} names={t.tops} all={TOPS} onChange={setOf} />
          <Choice label={t.by} value={by} names={t.metrics} all={METRICS} onChange={setBy} />
        </div>
        <Loaded query={top}>
          {({ items }) =>
            items.length === 0 ? (
              <Nothing title={t.empty}>{t.emptyWhy}</Nothing>
            ) : (
              <Table aria-label={t.top} variant="compact">
                <Thead>
                  <Tr>
                    <Th>{texts.common.name}</Th>
                    <Th>{t.metrics[by]}</Th>
                  </Tr>
                </Thead>
                <Tbody>
                  {items.map(({ id, name, traffic }) => (
                    <Tr key={id}>
                      <Td dataLabel={texts.common.name}>{name}</Td>
                      <Td dataLabel={t.metrics[by]}>{short(traffic[by])}</Td>
                    </Tr>
                  ))}
                </Tbody>
              </Table>
            )
          }
        </Loaded>
      </CardBody>
    </Card>
  );
}
