import {
  Button,
  Checkbox,
  SearchInput,
  Tab,
  Tabs,
  TabTitleText,
  Toolbar,
  ToolbarContent,
  ToolbarGroup,
  ToolbarItem,
} from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState, type ReactElement } from 'react';
import { BulkDelete, BulkEdit } from '../load-balancing/bulk.js';
import { CollectButton } from '../load-balancing/pending.js';
import { RunningDrains } from '../load-balancing/drains.js';
import { namesOf, useNodes, useServices, type Service } from '../load-balancing/queries.js';
import { ServersTable } from '../load-balancing/servers-table.js';
import { texts } from '../texts/index.js';
import { ActionButton } from '../ui/action-button.js';
import { Loaded, Nothing, Page } from '../ui/page.js';
import { StateLabel } from '../ui/state-label.js';

const t = texts.services;

const matches = ({ name, key, tags, spec }: Service, text: string): boolean =>
  [name, key, spec.scheduler, ...tags].some((part) => part.toLowerCase().includes(text.toLowerCase()));

interface Choice {
  readonly chosen: ReadonlySet<string>;
  readonly choose: (ids: readonly string[], isChosen: boolean) => void;
}

function ServicesTable({ services, chosen, choose }: Choice & { services: readonly Service[] }): ReactElement {
  const all = services.map(({ id }) => id);
  return (
    <Table aria-label={t.title} variant="compact">
      <Thead>
        <Tr>
          <Th className="tick">
            <Checkbox
              id="choose-all"
              aria-label={t.chooseAll}
              isChecked={all.length > 0 && all.every((id) => chosen.has(id))}
              onChange={(_event, isChosen) => choose(all, isChosen)}
            />
          </Th>
          <Th>{texts.common.name}</Th>
          <Th>{t.key}</Th>
          <Th>{texts.common.state}</Th>
          <Th>{t.scheduler}</Th>
          <Th>{texts.persistence.label}</Th>
          <Th>{t.servers}</Th>
          <Th>{t.connections}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {services.map(({ id, name, key, spec, status }) => (
          <Tr key={id}>
            <Td className="tick">
              <Checkbox
                id={`choose-${id}`}
                aria-label={t.choose(name)}
                isChecked={chosen.has(id)}
                onChange={(_event, isChosen) => choose([id], isChosen)}
              />
            </Td>
            <Td dataLabel={texts.common.name}>
              <Link to="/services/$id" params={{ id }}>
                <strong>{name}</strong>
              </Link>
            </Td>
            <Td dataLabel={t.key}>{key}</Td>
            <Td dataLabel={texts.common.state}>
              <StateLabel state={status.state} fresh={status.fresh} /> <span className="soft">{status.reason}</span>
            </Td>
            <Td dataLabel={t.scheduler}>{spec.scheduler}</Td>
            <Td dataLabel={texts.persistence.label}>
              {texts.persistence.short(spec.persistence?.timeoutSeconds ?? 0)}
            </Td>
            <Td dataLabel={t.servers}>{texts.dashboard.of(status.servers.up, status.servers.total)}</Td>
            <Td dataLabel={t.connections}>{status.activeConnections}</Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

/** Real servers of all services in one list. */
function AllServers({ services }: { services: readonly Service[] }): ReactElement {
  const nodes = useNodes();
  const nodeNames = useMemo(() => namesOf(nodes.data?.items ?? []), [nodes.data]);
  const servers = useMemo(() => services.flatMap(({ realServers }) => realServers), [services]);
  const owners = useMemo(
    () => new Map(services.flatMap((service) => service.realServers.map(({ id }) => [id, service] as const))),
    [services],
  );
  return (
    <div className="below">
      <ServersTable servers={servers} nodeNames={nodeNames} owners={owners} />
    </div>
  );
}

type Dialog = 'delete' | 'edit' | null;

export function ServicesPage(): ReactElement {
  const services = useServices();
  const navigate = useNavigate();
  const [filter, setFilter] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [dialog, setDialog] = useState<Dialog>(null);
  const choose = (ids: readonly string[], isChosen: boolean): void => {
    const next = new Set(chosen);
    for (const id of ids) {
      if (isChosen) next.add(id);
      else next.delete(id);
    }
    setChosen(next);
  };
  const ticked = (services.data?.items ?? []).filter(({ id }) => chosen.has(id));
  const close = (): void => setDialog(null);
  const bulk = { services: ticked, onClose: close, onDone: () => setChosen(new Set()) };
  const add = (
    <ActionButton scope="services:write" onClick={() => void navigate({ to: '/services/new' })}>
      {t.add}
    </ActionButton>
  );
  return (
    <Page
      title={t.title}
      about={t.about}
      actions={
        <>
          {add}
          <CollectButton />
        </>
      }
    >
      <RunningDrains />
      {dialog === 'delete' && <BulkDelete {...bulk} />}
      {dialog === 'edit' && <BulkEdit {...bulk} />}
      <Loaded query={services}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={t.empty}>
              <p>{t.emptyWhy}</p>
              {add}
            </Nothing>
          ) : (
            <Tabs defaultActiveKey="services" aria-label={t.title} mountOnEnter unmountOnExit>
              <Tab eventKey="services" title={<TabTitleText>{t.tabs.services}</TabTitleText>}>
                <Toolbar className="below">
                  <ToolbarContent>
                    <ToolbarItem>
                      <SearchInput
                        aria-label={t.filter}
                        placeholder={t.filter}
                        value={filter}
                        onChange={(_event, value) => setFilter(value)}
                        onClear={() => setFilter('')}
                      />
                    </ToolbarItem>
                    <ToolbarGroup align={{ default: 'alignEnd' }} rowWrap={{ default: 'wrap' }}>
                      {ticked.length > 0 && (
                        <ToolbarItem>
                          <Button variant="link" isInline onClick={() => setChosen(new Set())}>
                            {t.chosen(ticked.length)}
                          </Button>
                        </ToolbarItem>
                      )}
                      <ToolbarItem>
                        <ActionButton
                          scope="services:write"
                          variant="secondary"
                          blocked={ticked.length === 0 ? t.chooseFirst : null}
                          onClick={() => setDialog('edit')}
                        >
                          {t.editChosen}
                        </ActionButton>
                      </ToolbarItem>
                      <ToolbarItem>
                        <ActionButton
                          scope="services:write"
                          variant="secondary"
                          isDanger
                          blocked={ticked.length === 0 ? t.chooseFirst : null}
                          onClick={() => setDialog('delete')}
                        >
                          {t.deleteChosen}
                        </ActionButton>
                      </ToolbarItem>
                    </ToolbarGroup>
                  </ToolbarContent>
                </Toolbar>
                <ServicesTable
                  services={items.filter((service) => matches(service, filter))}
                  chosen={chosen}
                  choose={choose}
                />
              </Tab>
              <Tab eventKey="servers" title={<TabTitleText>{t.tabs.servers}</TabTitleText>}>
                <AllServers services={items} />
              </Tab>
            </Tabs>
          )
        }
      </Loaded>
    </Page>
  );
}
