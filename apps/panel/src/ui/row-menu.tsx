import { MenuToggle } from '@patternfly/react-core';
import { EllipsisVIcon } from '@patternfly/react-icons';
import { ActionsColumn, type IAction } from '@patternfly/react-table';
import type { ReactElement } from 'react';
import { texts } from '../texts/index.js';

export type RowAction = IAction;

/** What can be done with one object; the button says with which. */
export function RowMenu({ name, items }: { name: string; items: RowAction[] }): ReactElement {
  return (
    <ActionsColumn
      items={items}
      actionsToggle={({ onToggle, isOpen, toggleRef }) => (
        <MenuToggle
          ref={toggleRef}
          variant="plain"
          icon={<EllipsisVIcon />}
          isExpanded={isOpen}
          aria-label={`${texts.common.actions}: ${name}`}
          onClick={onToggle}
        />
      )}
    />
  );
}
