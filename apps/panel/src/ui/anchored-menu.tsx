import { Divider, Dropdown, DropdownItem, DropdownList, Tooltip } from '@patternfly/react-core';
import type { IAction } from '@patternfly/react-table';
import { useEffect, useMemo, useRef, type MouseEvent, type ReactElement } from 'react';

interface AnchoredMenuProps {
  /** The button that was pressed; the menu opens at it and gives the focus back to it. */
  readonly anchor: HTMLButtonElement;
  readonly items: readonly IAction[];
  readonly onClose: () => void;
}

/** One menu for the buttons of many rows: only the one that is open is there. */
export function AnchoredMenu({ anchor, items, onClose }: AnchoredMenuProps): ReactElement {
  const list = useRef<HTMLDivElement>(null);
  const toggleRef = useMemo(() => ({ current: anchor }), [anchor]);
  useEffect(() => {
    const timer = window.setTimeout(() => list.current?.querySelector('button')?.focus({ preventScroll: true }), 0);
    return () => window.clearTimeout(timer);
  }, [anchor]);
  return (
    <Dropdown
      isOpen
      ref={list}
      toggle={{ toggleNode: null, toggleRef }}
      onOpenChange={onClose}
      popperProps={{ position: 'end' }}
    >
      <DropdownList>
        {items.map(({ title, onClick, isSeparator, isAriaDisabled, tooltipProps }, index) => {
          if (isSeparator === true) return <Divider key={index} component="li" />;
          const item = (
            <DropdownItem
              key={index}
              {...(isAriaDisabled === true ? { isAriaDisabled } : {})}
              onClick={(event: MouseEvent) => {
                onClose();
                onClick?.(event, 0, {}, {});
              }}
            >
              {title}
            </DropdownItem>
          );
          return tooltipProps?.content === undefined ? (
            item
          ) : (
            <Tooltip key={index} {...tooltipProps}>
              {item}
            </Tooltip>
          );
        })}
      </DropdownList>
    </Dropdown>
  );
}
