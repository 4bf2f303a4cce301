import { Table, Tbody, Th, Thead, Tr, type IAction } from '@patternfly/react-table';
import { memo, useCallback, useRef, useState, type ReactElement, type RefObject } from 'react';
import { texts } from '../texts/index.js';
import { AnchoredMenu } from '../ui/anchored-menu.js';
import { useWindow } from '../ui/windowed.js';
import type { Server, Service } from './queries.js';
import { ServerLine } from './server-line.js';

const t = texts.servers;
const ROW_HEIGHT = 44;
const COLUMNS = 8;

export interface ServerLinesProps {
  readonly shown: readonly Server[];
  /** Whether rows are drawn only as they are scrolled to. */
  readonly isLong: boolean;
  readonly nodeNames: ReadonlyMap<string, string>;
  readonly actionsOf?: ((server: Server) => IAction[]) | undefined;
  readonly owners?: ReadonlyMap<string, Service> | undefined;
}

const Head = memo(function Head({ hasOwners, hasActions }: { hasOwners: boolean; hasActions: boolean }): ReactElement {
  return (
    <Thead>
      <Tr>
        <Th className="wide-column">{t.server}</Th>
        <Th className="wide-column">{texts.common.state}</Th>
        <Th>{t.wanted}</Th>
        <Th>{t.method}</Th>
        <Th>{t.weight}</Th>
        <Th>{t.connections}</Th>
        <Th>{t.pinned}</Th>
        {hasOwners && <Th>{t.service}</Th>}
        {hasActions && <Th className="action-column" screenReaderText={texts.common.actions} />}
      </Tr>
    </Thead>
  );
});

function Space({ rows }: { rows: number }): ReactElement | null {
  if (rows <= 0) return null;
  return (
    <tr aria-hidden="true">
      <td colSpan={COLUMNS} style={{ height: rows * ROW_HEIGHT, padding: 0 }} />
    </tr>
  );
}

interface RowsProps extends ServerLinesProps {
  readonly place: RefObject<HTMLDivElement | null>;
  readonly opened: Server | null;
  readonly onOpen?: ((server: Server, button: HTMLButtonElement) => void) | undefined;
}

/** The only part that is drawn again while the list is scrolled. */
function Rows({ shown, isLong, nodeNames, owners, place, opened, onOpen }: RowsProps): ReactElement {
  const seen = useWindow(place, shown.length, ROW_HEIGHT);
  const { from, to } = isLong ? seen : { from: 0, to: shown.length };
  return (
    <Tbody>
      <Space rows={from} />
      {shown.slice(from, to).map((server, index) => {
        const owner = owners?.get(server.id);
        return (
          <ServerLine
            key={server.id}
            {...{ server, isLong, onOpen, index: from + index, isOpen: opened?.id === server.id }}
            node={nodeNames.get(server.spec.nodeId ?? '') ?? ''}
            ownerId={owner?.id}
            ownerName={owner?.name}
          />
        );
      })}
      <Space rows={shown.length - to} />
    </Tbody>
  );
}

/** The table itself: its head stays, its rows come and go. */
export const ServerLines = memo(function ServerLines(props: ServerLinesProps): ReactElement {
  const { shown, isLong, actionsOf, owners } = props;
  const place = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<{ readonly server: Server; readonly anchor: HTMLButtonElement } | null>(null);
  const open = useCallback((server: Server, anchor: HTMLButtonElement) => {
    setMenu((before) => (before?.server.id === server.id ? null : { server, anchor }));
  }, []);
  const close = useCallback(() => setMenu(null), []);
  return (
    <div
      ref={place}
      className={isLong ? 'long-table' : undefined}
      {...(isLong ? { tabIndex: 0, role: 'region', 'aria-label': t.title, onScroll: close } : {})}
    >
      <Table
        aria-label={t.title}
        aria-rowcount={shown.length + 1}
        variant="compact"
        isStickyHeader={isLong}
        gridBreakPoint={isLong ? '' : 'grid-lg'}
      >
        <Head hasOwners={owners !== undefined} hasActions={actionsOf !== undefined} />
        <Rows {...props} {...{ place, opened: menu?.server ?? null }} onOpen={actionsOf && open} />
      </Table>
      {menu !== null && actionsOf !== undefined && (
        <AnchoredMenu key={menu.server.id} anchor={menu.anchor} items={actionsOf(menu.server)} onClose={close} />
      )}
    </div>
  );
});
