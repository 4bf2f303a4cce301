import { Bullseye, Content, EmptyState, EmptyStateBody, PageSection, Spinner, Title } from '@patternfly/react-core';
import type { ComponentType, ReactElement, ReactNode } from 'react';
import { texts } from '../texts/index.js';
import { ProblemCard } from './problem-card.js';

/** The heading of a page; it can be given the focus. */
export const PAGE_TITLE = 'page-title';

interface PageProps {
  readonly title: string;
  readonly about?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One page: what it is, what can be done, and its content. */
export function Page({ title, about, actions, children }: PageProps): ReactElement {
  return (
    <>
      <PageSection className="page-head" aria-labelledby={PAGE_TITLE}>
        <div>
          <Title headingLevel="h1" id={PAGE_TITLE} tabIndex={-1}>
            {title}
          </Title>
          {about !== undefined && <Content component="p">{about}</Content>}
        </div>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </PageSection>
      <PageSection isFilled aria-label={title}>
        {children}
      </PageSection>
    </>
  );
}

interface LoadedProps<T> {
  readonly query: { readonly data: T | undefined; readonly error: Error | null; refetch(): unknown };
  readonly children: (data: T) => ReactNode;
}

/** What a query gave; while it has nothing, that it loads or why it failed. Old data stays, with the reason above it. */
export function Loaded<T>({ query, children }: LoadedProps<T>): ReactElement {
  const { data, error } = query;
  return (
    <>
      {error !== null && <ProblemCard error={error} onRetry={() => void query.refetch()} />}
      {data !== undefined && children(data)}
      {data === undefined && error === null && (
        <Bullseye>
          <Spinner aria-label={texts.common.loading} />
        </Bullseye>
      )}
    </>
  );
}

interface NothingProps {
  readonly title: string;
  readonly icon?: ComponentType;
  readonly children?: ReactNode;
}

export function Nothing({ title, icon, children }: NothingProps): ReactElement {
  return (
    <EmptyState titleText={title} headingLevel="h2" {...(icon === undefined ? {} : { icon })}>
      {children !== undefined && <EmptyStateBody>{children}</EmptyStateBody>}
    </EmptyState>
  );
}
