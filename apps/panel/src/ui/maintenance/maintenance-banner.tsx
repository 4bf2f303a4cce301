import { Banner } from '@patternfly/react-core';
import { WrenchIcon } from '@patternfly/react-icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { maintenancesQuery } from '../../api/machines.js';
import { texts } from '../../texts/index.js';
import { Countdown } from './countdown.js';

const t = texts.maintenance;
const AT_ONCE = 3;

/** Above every page: which nodes rest, and for how long. */
export function MaintenanceBanner(): ReactElement | null {
  const { data } = useQuery(maintenancesQuery);
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Banner color="blue" screenReaderText={t.chip}>
      <div className="banner-line">
        <WrenchIcon />
        {items.slice(0, AT_ONCE).map((maintenance) => (
          <span key={maintenance.nodeId}>
            <Link to="/nodes/$nodeId" params={{ nodeId: maintenance.nodeId }} className="banner-link">
              {t.banner(maintenance.nodeName)}
            </Link>{' '}
            (<Countdown maintenance={maintenance} />
            {maintenance.reason !== '' && `: ${maintenance.reason}`})
          </span>
        ))}
        {items.length > AT_ONCE && <Link to="/nodes">{t.more(items.length - AT_ONCE)}</Link>}
      </div>
    </Banner>
  );
}
