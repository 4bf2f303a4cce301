import { Divider, Dropdown, DropdownGroup, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { UserIcon } from '@patternfly/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { useLogOut, useSession } from '../api/session.js';
import { texts } from '../texts/index.js';
import { chooseTheme, readTheme, THEMES } from './theme.js';

/** Who is logged in, how the panel looks, and the way out. */
export function UserMenu(): ReactElement {
  const { user } = useSession();
  const logOut = useLogOut();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const [theme, setTheme] = useState(readTheme);
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      popperProps={{ position: 'right' }}
      toggle={(ref) => (
        <MenuToggle ref={ref} icon={<UserIcon />} isExpanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <span className="user-name">{user.name}</span>
        </MenuToggle>
      )}
    >
      <DropdownGroup label={texts.shell.theme.label}>
        <DropdownList>
          {THEMES.map((one) => (
            <DropdownItem
              key={one}
              isSelected={one === theme}
              onClick={() => {
                chooseTheme(one);
                setTheme(one);
              }}
            >
              {texts.shell.theme[one]}
            </DropdownItem>
          ))}
        </DropdownList>
      </DropdownGroup>
      <Divider />
      <DropdownList>
        <DropdownItem onClick={() => void navigate({ to: '/account' })}>{texts.shell.account}</DropdownItem>
        <DropdownItem to="/api/docs">{texts.shell.apiDocs}</DropdownItem>
        <DropdownItem onClick={() => void logOut()}>{texts.shell.logOut}</DropdownItem>
      </DropdownList>
    </Dropdown>
  );
}
