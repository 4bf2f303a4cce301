import { Banner } from '@patternfly/react-core';
import { DisconnectedIcon } from '@patternfly/react-icons';
import type { ReactElement } from 'react';
import { useLive } from '../api/live.js';
import { texts } from '../texts/index.js';
import { span, useNow } from '../ui/time.js';

function Since({ lostAt }: { lostAt: number }): ReactElement {
  return <>{texts.live.lostWhy(span(useNow(1_000) - lostAt))}</>;
}

/** Above every page, while nothing is heard from the manager. */
export function LostBanner(): ReactElement | null {
  const { lostAt, isStale } = useLive();
  if (!isStale || lostAt === null) return null;
  return (
    <Banner status="warning" screenReaderText={texts.live.lost}>
      <span role="alert" className="banner-line">
        <DisconnectedIcon /> <strong>{texts.live.lost}.</strong>
      </span>{' '}
      <Since lostAt={lostAt} />
    </Banner>
  );
}
