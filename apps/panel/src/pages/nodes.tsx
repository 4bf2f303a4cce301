import { Checkbox, SearchInput, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { ServerIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { maintenancesQuery, nodesQuery } from '../api/machines.js';
import { texts } from '../texts/index.js';
import { ActionButton } from '../ui/action-button.js';
import { MaintenanceChip, type Maintenance } from '../ui/maintenance/countdown.js';
import { Loaded, Nothing, Page } from '../ui/page.js';
import { StateLabel } from '../ui/state-label.js';
import { Ago } from '../ui/time.js';
import { NodeActions } from './nodes/node-actions.js';
import { PendingNodes } from './nodes/pending-nodes.js';

type Node = Schemas['NodeView'];
const t = texts.nodes;

const wordsOf = ({ name, spec, tags, status }: Node): string =>
  [name, status.hostname, ...spec.roles, ...tags, ...spec.addresses.map(({ address }) => address)]
    .join(' ')
    .toLowerCase();

interface NodeRowProps {
  readonly node: Node;
  readonly maintenance: Maintenance | undefined;
  readonly isSelected: boolean;
  readonly onSelect: (isSelected: boolean) => void;
}

function NodeRow({ node, maintenance, isSelected, onSelect }: NodeRowProps): ReactElement {
  const { id, name, spec, status } = node;
  return (
    <Tr>
      <Td className="tick">
        <Checkbox
          id={`select-${id}`}
          aria-label={t.select(name)}
          isChecked={isSelected}
          onChange={(_event, checked) => onSelect(checked)}
        />
      </Td>
      <Td dataLabel={texts.common.name}>
        <Link to="/nodes/$nodeId" params={{ nodeId: id }}>
          <strong>{name}</strong>
        </Link>{' '}
        {maintenance !== undefined && <MaintenanceChip maintenance={maintenance} />}
      </Td>
      <Td dataLabel={texts.common.state}>
        <StateLabel state={status.state} fresh={status.fresh} /> <span className="soft">{status.reason}</span>
      </Td>
      <Td dataLabel={t.roles}>{spec.roles.map((role) => texts.node.roleNames[role]).join(', ')}</Td>
      <Td dataLabel={t.addresses}>{spec.addresses.map(({ address }) => address).join(', ')}</Td>
      <Td dataLabel={t.connections}>{status.connections}</Td>
      <Td dataLabel={t.seen} modifier="nowrap">
        <Ago at={status.at} />
      </Td>
    </Tr>
  );
}

function NodeTable({ nodes }: { nodes: readonly Node[] }): ReactElement {
  const [query, setQuery] = useState('');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const { data } = useQuery(maintenancesQuery);
  const shown = nodes.filter((node) => wordsOf(node).includes(query.trim().toLowerCase()));
  const chosen = shown.filter(({ id }) => selected.has(id));
  const select = (ids: readonly string[], isSelected: boolean): void => {
    setSelected((before) => new Set([...before].filter((id) => !ids.includes(id)).concat(isSelected ? ids : [])));
  };
  return (
    <>
      <Toolbar>
        <ToolbarContent>
          <ToolbarItem>
            <SearchInput
              aria-label={t.find}
              placeholder={t.find}
              value={query}
              onChange={(_event, value) => setQuery(value)}
              onClear={() => setQuery('')}
            />
          </ToolbarItem>
        </ToolbarContent>
      </Toolbar>
      {shown.length === 0 ? (
        <Nothing title={t.noMatch}>{t.noMatchWhy(query)}</Nothing>
      ) : (
        <Table aria-label={t.table} variant="compact">
          <Thead>
            <Tr>
              <Td className="tick">
                <Checkbox
                  id="select-all"
                  aria-label={t.selectAll}
                  isChecked={chosen.length === shown.length ? true : chosen.length === 0 ? false : null}
                  onChange={(_event, checked) =>
                    select(
                      shown.map(({ id }) => id),
                      checked,
                    )
                  }
                />
              </Td>
              <Th width={15}>{texts.common.name}</Th>
              <Th width={35}>{texts.common.state}</Th>
              <Th>{t.roles}</Th>
              <Th>{t.addresses}</Th>
              <Th modifier="nowrap">{t.connections}</Th>
              <Th modifier="nowrap">{t.seen}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {shown.map((node) => (
              <NodeRow
                key={node.id}
                node={node}
                maintenance={data?.items.find(({ nodeId }) => nodeId === node.id)}
                isSelected={selected.has(node.id)}
                onSelect={(isSelected) => select([node.id], isSelected)}
              />
            ))}
          </Tbody>
        </Table>
      )}
      <div className="table-foot">
        <NodeActions nodes={chosen} onDone={() => setSelected(new Set())} />
      </div>
    </>
  );
}

/** Clustering → Nodes. */
export function NodesPage(): ReactElement {
  const nodes = useQuery(nodesQuery);
  const navigate = useNavigate();
  const add = (
    <ActionButton scope="nodes:write" onClick={() => void navigate({ to: '/nodes/add' })}>
      {t.add}
    </ActionButton>
  );
  const isEmpty = nodes.data?.items.length === 0;
  return (
    <Page title={t.title} about={t.about} actions={isEmpty ? undefined : add}>
      <PendingNodes />
      <Loaded query={nodes}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={t.empty} icon={ServerIcon}>
              <p>{t.emptyWhy}</p>
              <div className="empty-action">{add}</div>
            </Nothing>
          ) : (
            <NodeTable nodes={items} />
          )
        }
      </Loaded>
    </Page>
  );
}
