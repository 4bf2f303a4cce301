import { EllipsisVIcon } from '@patternfly/react-icons';
import { Link } from '@tanstack/react-router';
import { memo, type ReactElement } from 'react';
import { texts } from '../texts/index.js';
import { StateLabel } from '../ui/state-label.js';
import { endpointOf, type Server } from './queries.js';

const t = texts.servers;
const CELL = 'pf-v6-c-table__td';
const ICON = <EllipsisVIcon />;

interface ServerLineProps {
  readonly server: Server;
  readonly index: number;
  readonly isLong: boolean;
  readonly node: string;
  /** The service of it, in a list of all services. */
  readonly ownerId?: string | undefined;
  readonly ownerName?: string | undefined;
  readonly isOpen: boolean;
  /** Opens what can be done with it; absent in a list of all services. */
  readonly onOpen?: ((server: Server, button: HTMLButtonElement) => void) | undefined;
}

/**
 * One row. A cell of PatternFly's table measures itself each time it is drawn, which a list of ten thousand cannot pay: here are its
 * elements without that, and a button and labels without their hundreds of variables of style. What has not changed is not drawn again. In a long list the row has a class of ours: rules of
 * PatternFly that count rows would have all of them styled anew whenever one comes.
 */
export const ServerLine = memo(function ServerLine(props: ServerLineProps): ReactElement {
  const { server, index, isLong, node, ownerId, ownerName, isOpen, onOpen } = props;
  const { spec, status } = server;
  return (
    <tr className={isLong ? 'long-row' : 'pf-v6-c-table__tr'} aria-rowindex={index + 2}>
      <td className={CELL} data-label={t.server}>
        <strong>{endpointOf(server)}</strong> {node !== '' && <span className="soft">{node}</span>}
      </td>
      <td className={CELL} data-label={texts.common.state}>
        <StateLabel state={status.state} fresh={status.fresh} />{' '}
        <span className="soft" title={status.reason}>
          {status.reason}
        </span>
      </td>
      <td className={CELL} data-label={t.wanted}>
        {spec.adminState === 'enabled' ? (
          t.states.enabled
        ) : (
          <span className="mark mark-said">{t.states[spec.adminState]}</span>
        )}
      </td>
      <td className={CELL} data-label={t.method}>
        {t.methods[spec.forwardingMethod]}
      </td>
      <td className={CELL} data-label={t.weight}>
        {t.weights(spec.weight, status.kernel?.weight ?? null)}
      </td>
      <td className={CELL} data-label={t.connections}>
        {t.counts(status.activeConnections, status.inactiveConnections)}
      </td>
      <td className={CELL} data-label={t.pinned}>
        {status.persistentConnections}
      </td>
      {ownerId !== undefined && (
        <td className={CELL} data-label={t.service}>
          <Link to="/services/$id" params={{ id: ownerId }}>
            {ownerName}
          </Link>
        </td>
      )}
      {onOpen !== undefined && (
        <td className={`${CELL} pf-v6-c-table__action`}>
          <button
            type="button"
            className="row-button"
            aria-label={t.actionsOf(endpointOf(server))}
            aria-expanded={isOpen}
            onClick={({ currentTarget }) => onOpen(server, currentTarget)}
          >
            {ICON}
          </button>
        </td>
      )}
    </tr>
  );
});
