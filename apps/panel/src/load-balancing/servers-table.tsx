import { SearchInput, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import type { IAction } from '@patternfly/react-table';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { texts } from '../texts/index.js';
import type { Server, Service } from './queries.js';
import { ServerLines } from './server-lines.js';

const t = texts.servers;
/** Up to so many rows are simply drawn; more are drawn as they are scrolled to. */
const PLAIN = 60;

interface ServersTableProps {
  readonly servers: readonly Server[];
  readonly nodeNames: ReadonlyMap<string, string>;
  /** What can be done with a server; absent in a list of all services. */
  readonly actionsOf?: (server: Server) => IAction[];
  /** The service of each server by its id, in a list of all services. */
  readonly owners?: ReadonlyMap<string, Service>;
}

const textOf = ({ spec, status, tags }: Server, node: string, service: string): string =>
  [spec.address, spec.port, node, service, status.state, status.reason, spec.adminState, spec.forwardingMethod, ...tags]
    .join(' ')
    .toLowerCase();

/** Always the same function, which calls the newest: rows need not be drawn again for it. */
function useSteady<A, R>(newest: ((argument: A) => R[]) | undefined): ((argument: A) => R[]) | undefined {
  const held = useRef(newest);
  useEffect(() => {
    held.current = newest;
  });
  const steady = useCallback((argument: A) => held.current?.(argument) ?? [], []);
  return newest === undefined ? undefined : steady;
}

/** Real servers of a service: what is wanted and what the kernel has. Ten thousand of them scroll as well as ten. */
export function ServersTable({ servers, nodeNames, actionsOf, owners }: ServersTableProps): ReactElement {
  const [filter, setFilter] = useState('');
  const wanted = useDeferredValue(filter).trim().toLowerCase();
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
  const actions = useSteady(actionsOf);
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
      <ServerLines {...{ shown, nodeNames, owners, isLong: servers.length > PLAIN }} actionsOf={actions} />
    </>
  );
}
