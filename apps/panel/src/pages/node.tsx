import { Label, Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../api/client.js';
import { maintenancesQuery, nodeQuery } from '../api/machines.js';
import { texts } from '../texts/index.js';
import { ActionButton } from '../ui/action-button.js';
import { MaintenanceDialog } from '../ui/maintenance/maintenance-dialog.js';
import { MaintenancePanel } from '../ui/maintenance/maintenance-panel.js';
import { Loaded, Page } from '../ui/page.js';
import { ProblemCard } from '../ui/problem-card.js';
import { StateLabel } from '../ui/state-label.js';
import { useToasts } from '../ui/toasts/toasts.js';
import { NodeActivity } from './node/activity.js';
import { NodeOverview } from './node/overview.js';
import { NodeServices } from './node/services.js';
import { NodeSettings } from './node/settings.js';
import { EditDialog } from './nodes/edit-dialog.js';
import { RemoveDialog } from './nodes/remove-dialog.js';

type Node = Schemas['NodeView'];
type Asked = 'edit' | 'maintenance' | 'remove';
const t = texts.nodes;

function Actions({ node }: { node: Node }): ReactElement {
  const [asked, setAsked] = useState<Asked | null>(null);
  const queries = useQueryClient();
  const { say } = useToasts();
  const { id, name, spec, status } = node;
  const right = { scope: 'nodes:write', object: { resource: 'node', id } } as const;
  const readmit = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/nodes/{id}/readmit', { params: { path: { id } } })),
    onSuccess: () => {
      say(name, t.readmitted);
      return queries.invalidateQueries({ queryKey: ['nodes'] });
    },
  });
  const close = (): void => setAsked(null);
  const open = (which: Asked) => (): void => setAsked(which);
  return (
    <>
      {status.membership === 'quarantined' && (
        <ActionButton {...right} onClick={() => readmit.mutate()}>
          {t.readmit}
        </ActionButton>
      )}
      {!spec.maintenance && (
        <ActionButton {...right} variant="secondary" onClick={open('maintenance')}>
          {t.maintenance}
        </ActionButton>
      )}
      <ActionButton {...right} variant="secondary" onClick={open('edit')}>
        {t.edit}
      </ActionButton>
      <ActionButton {...right} variant="secondary" isDanger onClick={open('remove')}>
        {t.remove}
      </ActionButton>
      {readmit.error !== null && <ProblemCard error={readmit.error} />}
      {asked === 'edit' && <EditDialog node={node} onClose={close} />}
      {asked === 'maintenance' && <MaintenanceDialog nodes={[node]} onClose={close} />}
      {asked === 'remove' && <RemoveDialog nodes={[node]} onClose={close} />}
    </>
  );
}

function Content({ node }: { node: Node }): ReactElement {
  const { tab = 'overview' } = useParams({ strict: false });
  const navigate = useNavigate();
  const { data } = useQuery(maintenancesQuery);
  const maintenance = data?.items.find(({ nodeId }) => nodeId === node.id);
  const { status } = node;
  return (
    <div className="stack">
      <p>
        <Link to="/nodes">{texts.node.back}</Link> <StateLabel state={status.state} fresh={status.fresh} />{' '}
        {status.membership !== 'member' && <Label isCompact>{t.membership[status.membership]}</Label>}{' '}
        <span className="soft">{status.reason}</span>
      </p>
      {maintenance !== undefined && <MaintenancePanel maintenance={maintenance} />}
      <Tabs
        activeKey={tab}
        aria-label={node.name}
        mountOnEnter
        unmountOnExit
        onSelect={(_event, key) =>
          void navigate({ to: '/nodes/$nodeId/$tab', params: { nodeId: node.id, tab: String(key) } })
        }
      >
        <Tab eventKey="overview" title={<TabTitleText>{texts.node.overview}</TabTitleText>}>
          <NodeOverview node={node} />
        </Tab>
        <Tab eventKey="services" title={<TabTitleText>{texts.node.services}</TabTitleText>}>
          <NodeServices node={node} />
        </Tab>
        {node.spec.roles.includes('director') && (
          <Tab eventKey="settings" title={<TabTitleText>{texts.node.settings}</TabTitleText>}>
            <NodeSettings nodeId={node.id} />
          </Tab>
        )}
        <Tab eventKey="activity" title={<TabTitleText>{texts.node.activity}</TabTitleText>}>
          <NodeActivity nodeId={node.id} />
        </Tab>
      </Tabs>
    </div>
  );
}

/** One machine: how it is and why, what it does, what was done with it. */
export function NodePage(): ReactElement {
  const { nodeId = '' } = useParams({ strict: false });
  const node = useQuery(nodeQuery(nodeId));
  const { data } = node;
  return (
    <Page title={data?.name ?? texts.nav.nodes} actions={data === undefined ? undefined : <Actions node={data} />}>
      <Loaded query={node}>{(present) => <Content node={present} />}</Loaded>
    </Page>
  );
}
