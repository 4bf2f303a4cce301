import { Label, SearchInput, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr, type IAction } from '@patternfly/react-table';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useRef, useState, type ReactElement } from 'react';
import { texts } from '../texts/index.js';
import { RowActions } from '../ui/row-actions.js';
import { StateLabel } from '../ui/state-label.js';
import { useWindow } from '../ui/windowed.js';
import { endpointOf, type Server, type Service } from './queries.js';

const t = texts.servers;
/** Up to so many rows are simply drawn; more are drawn as they are scrolled to. */
const PLAIN = 60;
const ROW_HEIGHT = 44;
const COLUMNS = 8;

interface ServersTableProps {
  readonly servers: readonly Server[];
  readonly nodeNames: ReadonlyMap<string, string>;
  /** What can be done with a server; absent in a list of all services. */
  readonly actionsOf?: (server: Server) => IAction[];
  /** The service of each server by its id, in a list of all services. */
  readonly owners?: ReadonlyMap<string, Service>;
}

function Row({
  server,
  nodeNames,
  actionsOf,
  owners,
}: Omit<ServersTableProps, 'servers'> & { server: Server }): ReactElement {
  const owner = owners?.get(server.id);
  const { spec, status } = server;
  const node = spec.nodeId === null ? undefined : nodeNames.get(spec.nodeId);
  return (
    <>
      <Td dataLabel={t.server}>
        <strong>{endpointOf(server)}</strong> {node !== undefined && <span className="soft">{node}</span>}
      </Td>
      <Td dataLabel={texts.common.state}>
        <StateLabel state={status.state} fresh={status.fresh} />{' '}
        <span className="soft" title={status.reason}>
          {status.reason}
        </span>
      </Td>
      <Td dataLabel={t.wanted}>
        {spec.adminState === 'enabled' ? t.states.enabled : <Label isCompact>{t.states[spec.adminState]}</Label>}
      </Td>
      <Td dataLabel={t.method}>{t.methods[spec.forwardingMethod]}</Td>
      <Td dataLabel={t.weight}>{t.weights(spec.weight, status.kernel?.weight ?? null)}</Td>
      <Td dataLabel={t.connections}>{t.counts(status.activeConnections, status.inactiveConnections)}</Td>
      <Td dataLabel={t.pinned}>{status.persistentConnections}</Td>
      {owner !== undefined && (
        <Td dataLabel={t.service}>
          <Link to="/services/$id" params={{ id: owner.id }}>
            {owner.name}
          </Link>
        </Td>
      )}
      {actionsOf !== undefined && (
        <Td isActionCell>
          <RowActions label={t.actionsOf(endpointOf(server))} items={actionsOf(server)} />
        </Td>
      )}
    </>
  );
}

const textOf = ({ spec, status, tags }: Server, node: string, service: string): string =>
  [spec.address, spec.port, node, service, status.state, status.reason, spec.adminState, spec.forwardingMethod, ...tags]
    .join(' ')
    .toLowerCase();

/** Real servers of a service: what is wanted and what the kernel has. Ten thousand of them scroll as well as ten. */
export function ServersTable(props: ServersTableProps): ReactElement {
  const { servers, nodeNames, actionsOf, owners } = props;
  const [filter, setFilter] = useState('');
  const wanted = useDeferredValue(filter).trim().toLowerCase();
  const place = useRef<HTMLDivElement>(null);
  const lines = useMemo(
    () =>
      servers.map((server) => ({
        server,
        text: textOf(server, nodeNames.get(server.spec.nodeId ?? '') ?? '', owners?.get(server.id)?.name ?? ''),
      })),
    [servers, nodeNames, owners],
  );
  const shown = useMemo(
    () => (wanted === '' ? servers : lines.filter(({ text }) => text.includes(wanted)).map(({ server }) => server)),
    [servers, lines, wanted],
  );
  const isLong = servers.length > PLAIN;
  const seen = useWindow(place, shown.length, ROW_HEIGHT);
  const { from, to } = isLong ? seen : { from: 0, to: shown.length };
  return (
    <>
      <Toolbar>
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
          <ToolbarItem>
            <span className="soft" role="status">
              {t.shown(shown.length, servers.length)}
            </span>
          </ToolbarItem>
        </ToolbarContent>
      </Toolbar>
      <div
        ref={place}
        className={isLong ? 'long-table' : undefined}
        {...(isLong ? { tabIndex: 0, role: 'region', 'aria-label': t.title } : {})}
      >
        <Table
          aria-label={t.title}
          aria-rowcount={shown.length + 1}
          variant="compact"
          isStickyHeader={isLong}
          gridBreakPoint={isLong ? '' : 'grid-lg'}
        >
          <Thead>
            <Tr>
              <Th>{t.server}</Th>
              <Th>{texts.common.state}</Th>
              <Th>{t.wanted}</Th>
              <Th>{t.method}</Th>
              <Th>{t.weight}</Th>
              <Th>{t.connections}</Th>
              <Th>{t.pinned}</Th>
              {owners !== undefined && <Th>{t.service}</Th>}
              {actionsOf !== undefined && <Th screenReaderText={texts.common.actions} />}
            </Tr>
          </Thead>
          <Tbody>
            {from > 0 && (
              <tr aria-hidden="true">
                <td colSpan={COLUMNS} style={{ height: from * ROW_HEIGHT, padding: 0 }} />
              </tr>
            )}
            {shown.slice(from, to).map((server, index) => (
              <Tr key={server.id} aria-rowindex={from + index + 2} {...(isLong ? { className: 'long-row' } : {})}>
                <Row {...props} server={server} />
              </Tr>
            ))}
            {to < shown.length && (
              <tr aria-hidden="true">
                <td colSpan={COLUMNS} style={{ height: (shown.length - to) * ROW_HEIGHT, padding: 0 }} />
              </tr>
            )}
          </Tbody>
        </Table>
      </div>
    </>
  );
}
