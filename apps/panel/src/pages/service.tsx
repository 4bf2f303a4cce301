import {
  Breadcrumb,
  BreadcrumbItem,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Tab,
  Tabs,
  TabTitleText,
} from '@patternfly/react-core';
import type { IAction } from '@patternfly/react-table';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useMemo, useState, type ReactElement } from 'react';
import { ApiProblem } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';
import { useRight } from '../api/rights.js';
import { useChanges, useFollow } from '../load-balancing/changes.js';
import { DeleteService } from '../load-balancing/delete-service.js';
import { DrainDialog } from '../load-balancing/drain-dialog.js';
import { RunningDrains } from '../load-balancing/drains.js';
import { ProbeDialog } from '../load-balancing/probe-dialog.js';
import { endpointOf, namesOf, useNodes, useService, type Server, type Service } from '../load-balancing/queries.js';
import { AddServer, EditServer, RemoveServer } from '../load-balancing/server-dialogs.js';
import { ServersTable } from '../load-balancing/servers-table.js';
import { EditService } from '../load-balancing/service-dialogs.js';
import { Traffic } from '../load-balancing/traffic.js';
import { Comparison, Why } from '../load-balancing/why.js';
import { texts } from '../texts/index.js';
import { ActionButton } from '../ui/action-button.js';
import { Loaded, Nothing, Page } from '../ui/page.js';
import { ProblemCard } from '../ui/problem-card.js';
import { StateLabel } from '../ui/state-label.js';

const t = texts.service;

type Dialog =
  | { readonly kind: 'edit-service' | 'delete-service' | 'add-server' }
  | { readonly kind: 'edit-server' | 'remove-server' | 'drain' | 'probe'; readonly server: Server };

interface DialogsProps {
  readonly service: Service;
  readonly dialog: Dialog | null;
  readonly onClose: () => void;
}

function Dialogs({ service, dialog, onClose }: DialogsProps): ReactElement | null {
  const navigate = useNavigate();
  if (dialog === null) return null;
  if ('server' in dialog) {
    const { server } = dialog;
    const props = { service, server, onClose };
    if (dialog.kind === 'edit-server') return <EditServer {...props} />;
    if (dialog.kind === 'remove-server') return <RemoveServer {...props} />;
    if (dialog.kind === 'probe') return <ProbeDialog {...props} />;
    const subject = { virtualServiceId: service.id, realServerId: server.id };
    return (
      <DrainDialog
        subject={subject}
        name={endpointOf(server)}
        pinned={server.status.persistentConnections}
        persistenceSeconds={service.spec.persistence?.timeoutSeconds ?? 0}
        onClose={onClose}
      />
    );
  }
  if (dialog.kind === 'edit-service') return <EditService service={service} onClose={onClose} />;
  if (dialog.kind === 'add-server') return <AddServer service={service} onClose={onClose} />;
  return <DeleteService service={service} onClose={onClose} onDeleted={() => void navigate({ to: '/services' })} />;
}

function Facts({ service }: { service: Service }): ReactElement {
  const { key, spec, status } = service;
  const [check] = spec.health.checks;
  const facts = [
    [texts.services.key, key],
    [texts.services.scheduler, spec.scheduler],
    [texts.persistence.label, texts.persistence.short(spec.persistence?.timeoutSeconds ?? 0)],
    [t.check, check === undefined ? texts.common.none : t.checkText(check.kind, check.rise, check.fall)],
    [texts.services.servers, texts.dashboard.of(status.servers.up, status.servers.total)],
    [texts.services.connections, String(status.activeConnections)],
    [t.poolState, status.pool === null ? texts.states.unknown : t.pools[status.pool.state]],
    [t.newPerSecond, status.traffic === null ? '–' : String(status.traffic.connectionsPerSecond)],
  ] as const;
  return (
    <DescriptionList isCompact isAutoFit autoFitMinModifier={{ default: '120px' }}>
      {facts.map(([term, description]) => (
        <DescriptionListGroup key={term}>
          <DescriptionListTerm>{term}</DescriptionListTerm>
          <DescriptionListDescription>{description}</DescriptionListDescription>
        </DescriptionListGroup>
      ))}
    </DescriptionList>
  );
}

function useServerActions(service: Service | undefined, open: (dialog: Dialog) => void) {
  const object = { resource: 'virtual-service', id: service?.id ?? '' } as const;
  const write = useRight('services:write', object);
  const drain = useRight(['services:write', 'services:drain'], object);
  const { make } = useChanges();
  const state = useMutation({
    mutationFn: ({ server, adminState }: { server: Server; adminState: 'enabled' | 'disabled' }) =>
      make({
        ...{ resource: 'real-server', action: 'update', virtualServiceId: object.id },
        ...{ id: server.id, revision: server.revision, body: { spec: { adminState } } },
      }),
  });
  const actionsOf = (server: Server): IAction[] => {
    const isEnabled = server.spec.adminState === 'enabled';
    const item = (title: string, { needs }: { needs: string | null }, onClick: () => void): IAction => ({
      title,
      onClick,
      ...(needs === null ? {} : { isAriaDisabled: true, tooltipProps: { content: needs } }),
    });
    return [
      item(t.server.edit, write, () => open({ kind: 'edit-server', server })),
      item(t.server.probe, write, () => open({ kind: 'probe', server })),
      { isSeparator: true },
      item(t.server.drain, drain, () => open({ kind: 'drain', server })),
      item(isEnabled ? t.server.disable : t.server.enable, drain, () =>
        state.mutate({ server, adminState: isEnabled ? 'disabled' : 'enabled' }),
      ),
      { isSeparator: true },
      item(t.server.remove, write, () => open({ kind: 'remove-server', server })),
    ];
  };
  return { actionsOf, error: state.error };
}

function Body({ service, open }: { service: Service; open: (dialog: Dialog) => void }): ReactElement {
  const [tab, setTab] = useState<string | number>('servers');
  const nodes = useNodes();
  const nodeNames = useMemo(() => namesOf(nodes.data?.items ?? []), [nodes.data]);
  const { actionsOf, error } = useServerActions(service, open);
  const { id, status, realServers } = service;
  const tabs = {
    servers:
      realServers.length === 0 ? (
        <Nothing title={t.noServers}>{t.noServersWhy}</Nothing>
      ) : (
        <ServersTable servers={realServers} nodeNames={nodeNames} actionsOf={actionsOf} />
      ),
    why: <Why id={id} servers={realServers.length} />,
    comparison: <Comparison id={id} servers={realServers.length} />,
    traffic: <Traffic id={id} />,
  };
  return (
    <div className="stack">
      <p>
        <StateLabel state={status.state} fresh={status.fresh} /> {status.reason}
      </p>
      {error !== null && <ProblemCard error={error} />}
      <RunningDrains concerns={({ servers }) => servers.some(({ virtualServiceId }) => virtualServiceId === id)} />
      <Facts service={service} />
      <Tabs
        activeKey={tab}
        onSelect={(_event, next) => setTab(next)}
        aria-label={service.name}
        mountOnEnter
        unmountOnExit
      >
        {(Object.keys(tabs) as (keyof typeof tabs)[]).map((key) => (
          <Tab key={key} eventKey={key} title={<TabTitleText>{t.tabs[key]}</TabTitleText>}>
            <div className="tab-body">{tabs[key]}</div>
          </Tab>
        ))}
      </Tabs>
    </div>
  );
}

/** What is left of the page of a service that was deleted while it was open, or before. */
function Gone({ name }: { name: string }): ReactElement {
  return (
    <Nothing title={t.gone(name)}>
      <p>{t.goneWhy}</p>
      <p className="row">
        <Link to="/services">{t.toServices}</Link>
        <Link to="/revisions">{t.toRevisions}</Link>
      </p>
    </Nothing>
  );
}

export function ServicePage(): ReactElement {
  const { id } = useParams({ from: '/services/$id' });
  const service = useService(id);
  const follow = useFollow();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const zero = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/virtual-services/{id}/zero', { params: { path: { id } } })),
    onSuccess: ({ operation }) => follow(operation),
  });
  const object = { resource: 'virtual-service', id } as const;
  const isGone = service.error instanceof ApiProblem && service.error.code === 'not-found';
  const isThere = service.data !== undefined && !isGone;
  const actions = (
    <>
      <ActionButton scope="services:write" object={object} onClick={() => setDialog({ kind: 'add-server' })}>
        {t.addServer}
      </ActionButton>
      <ActionButton
        {...{ scope: 'services:write', object, variant: 'secondary' }}
        onClick={() => setDialog({ kind: 'edit-service' })}
      >
        {t.edit}
      </ActionButton>
      <ActionButton {...{ scope: 'services:write', object, variant: 'secondary' }} onClick={() => zero.mutate()}>
        {t.zero}
      </ActionButton>
      <ActionButton
        {...{ scope: 'services:write', object, variant: 'secondary', isDanger: true }}
        onClick={() => setDialog({ kind: 'delete-service' })}
      >
        {t.delete}
      </ActionButton>
    </>
  );
  return (
    <Page title={service.data?.name ?? t.title} {...(isThere ? { actions } : {})}>
      <Breadcrumb>
        <BreadcrumbItem
          render={({ className }) => (
            <Link className={className} to="/services">
              {texts.services.title}
            </Link>
          )}
        />
        <BreadcrumbItem isActive>{service.data?.name ?? id}</BreadcrumbItem>
      </Breadcrumb>
      {zero.error !== null && <ProblemCard error={zero.error} />}
      {isGone ? (
        <Gone name={service.data?.name ?? t.title} />
      ) : (
        <Loaded query={service}>
          {(data) => (
            <>
              <Dialogs service={data} dialog={dialog} onClose={() => setDialog(null)} />
              <Body service={data} open={setDialog} />
            </>
          )}
        </Loaded>
      )}
    </Page>
  );
}
