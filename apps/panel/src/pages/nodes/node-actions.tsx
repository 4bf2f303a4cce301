import { Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { useState, type ReactElement } from 'react';
import type { Schemas } from '#libs/api-client/browser';
import { useRight } from '../../api/rights.js';
import { texts } from '../../texts/index.js';
import { MaintenanceDialog } from '../../ui/maintenance/maintenance-dialog.js';
import { useEndMaintenance } from '../../ui/maintenance/use-end.js';
import { ProblemCard } from '../../ui/problem-card.js';
import { RemoveDialog } from './remove-dialog.js';

type Node = Schemas['NodeView'];
type Asked = 'maintenance' | 'remove';
const t = texts.nodes;

interface NodeActionsProps {
  readonly nodes: readonly Node[];
  readonly onDone: () => void;
}

/** What can be done with the ticked nodes. */
export function NodeActions({ nodes, onDone }: NodeActionsProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const end = useEndMaintenance();
  const only = nodes.length === 1 ? nodes[0] : undefined;
  const { may, needs } = useRight('nodes:write', only === undefined ? undefined : { resource: 'node', id: only.id });
  const resting = nodes.filter(({ spec }) => spec.maintenance);
  const working = nodes.filter(({ spec }) => !spec.maintenance);
  const close = (): void => {
    setAsked(null);
    onDone();
  };
  const item = (label: string, isFit: boolean, onClick: () => void, isDanger = false): ReactElement => (
    <DropdownItem
      key={label}
      isAriaDisabled={!may || !isFit}
      isDanger={isDanger}
      {...(needs === null ? {} : { description: needs })}
      onClick={onClick}
    >
      {label}
    </DropdownItem>
  );
  return (
    <>
      <Dropdown
        isOpen={isOpen}
        onOpenChange={setOpen}
        onSelect={() => setOpen(false)}
        toggle={(ref) => (
          <MenuToggle ref={ref} isExpanded={isOpen} isDisabled={nodes.length === 0} onClick={() => setOpen(!isOpen)}>
            {t.withSelected(nodes.length)}
          </MenuToggle>
        )}
      >
        <DropdownList>
          {item(t.maintenance, working.length > 0, () => setAsked('maintenance'))}
          {item(t.endMaintenance, resting.length > 0, () => resting.forEach(({ id }) => end.mutate(id)))}
          {item(t.remove, nodes.length > 0, () => setAsked('remove'), true)}
        </DropdownList>
      </Dropdown>
      {end.error !== null && <ProblemCard error={end.error} />}
      {asked === 'maintenance' && <MaintenanceDialog nodes={working} onClose={close} />}
      {asked === 'remove' && <RemoveDialog nodes={nodes} onClose={close} />}
    </>
  );
}
