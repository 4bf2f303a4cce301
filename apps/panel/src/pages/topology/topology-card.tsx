import { Card, CardBody, CardHeader, CardTitle, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { lazy, Suspense, useRef, useState, type ReactElement } from 'react';
import { texts } from '../../texts/index.js';
import { useIdle, useSeen } from '../../ui/later.js';

const t = texts.topology;
const Topology = lazy(async () => ({ default: (await import('./topology.js')).Topology }));
/** On a narrow screen the table comes first. */
const NARROW = '(max-width: 48rem)';

/** The cluster as it is now, drawn or as a table; loaded when it comes near to what is seen. */
export function TopologyCard(): ReactElement {
  const [isTable, setTable] = useState(() => window.matchMedia(NARROW).matches);
  const place = useRef<HTMLDivElement>(null);
  const isSeen = useSeen(place);
  const isIdle = useIdle();
  const waiting = <p className="soft topology-waiting">{texts.common.loading}</p>;
  return (
    <div ref={place}>
      <Card isCompact>
        <CardHeader
          actions={{
            actions: (
              <ToggleGroup isCompact aria-label={t.show}>
                <ToggleGroupItem text={t.drawing} isSelected={!isTable} onChange={() => setTable(false)} />
                <ToggleGroupItem text={t.table} isSelected={isTable} onChange={() => setTable(true)} />
              </ToggleGroup>
            ),
          }}
        >
          <CardTitle component="h2">{t.title}</CardTitle>
        </CardHeader>
        <CardBody>
          {isSeen && isIdle ? (
            <Suspense fallback={waiting}>
              <Topology isTable={isTable} />
            </Suspense>
          ) : (
            waiting
          )}
        </CardBody>
      </Card>
    </div>
  );
}
