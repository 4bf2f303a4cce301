import './chart.css';
import { Bullseye, Spinner, Title, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { texts } from '../../texts/index.js';
import { latest, patternOf, short, type ChartData } from './series.js';

const Plot = lazy(async () => ({ default: (await import('./plot.js')).Plot }));
const t = texts.chart;

interface ChartProps extends ChartData {
  readonly title: string;
  /** How a value is read, with its unit; three figures when absent. */
  readonly format?: (value: number) => string;
  readonly height?: number;
}

function ValueTable({ title, times, series, format = short }: ChartProps): ReactElement {
  const rows = times.map((time, index) => ({ time, index })).reverse();
  return (
    <div className="chart-table" tabIndex={0} role="region" aria-label={title}>
      <Table aria-label={title} variant="compact" isStickyHeader>
        <Thead>
          <Tr>
            <Th>{t.time}</Th>
            {series.map(({ label }) => (
              <Th key={label}>{label}</Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {rows.map(({ time, index }) => (
            <Tr key={time}>
              <Td dataLabel={t.time}>{new Date(time).toLocaleString()}</Td>
              {series.map(({ label, values }) => (
                <Td key={label} dataLabel={label}>
                  {typeof values[index] === 'number' ? format(values[index]) : t.unknown}
                </Td>
              ))}
            </Tr>
          ))}
        </Tbody>
      </Table>
    </div>
  );
}

/** Which line is which, and its newest value. */
function Legend({ series, format = short }: ChartProps): ReactElement {
  return (
    <ul className="chart-legend">
      {series.map(({ label, values }, index) => {
        const value = latest(values);
        return (
          <li key={label}>
            <svg width="24" height="8" aria-hidden="true">
              <line
                className={`chart-stroke-${(index % 4) + 1}`}
                {...{ x1: 0, y1: 4, x2: 24, y2: 4, strokeWidth: 2, strokeDasharray: patternOf(index).join(' ') }}
              />
            </svg>
            {label} <strong>{value === null ? t.unknown : format(value)}</strong>
          </li>
        );
      })}
    </ul>
  );
}

/** Values over time, as a drawing or as a table. */
export function Chart(props: ChartProps): ReactElement {
  const { title, times, series, format = short, height = 192 } = props;
  const [isTable, setTable] = useState(false);
  return (
    <figure className="chart" aria-label={title}>
      <figcaption>
        <Title headingLevel="h3" size="md">
          {title}
        </Title>
        <ToggleGroup isCompact aria-label={t.view(title)}>
          <ToggleGroupItem text={t.chart} isSelected={!isTable} onChange={() => setTable(false)} />
          <ToggleGroupItem text={t.table} isSelected={isTable} onChange={() => setTable(true)} />
        </ToggleGroup>
      </figcaption>
      {isTable ? (
        <ValueTable {...props} />
      ) : (
        <>
          <div className="chart-place">
            <Suspense
              fallback={
                <Bullseye>
                  <Spinner aria-label={texts.common.loading} />
                </Bullseye>
              }
            >
              <Plot times={times} series={series} format={format} height={height} />
            </Suspense>
          </div>
          <Legend {...props} />
        </>
      )}
    </figure>
  );
}
