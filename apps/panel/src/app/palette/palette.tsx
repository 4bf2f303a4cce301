import { Label, Modal, ModalBody, ModalHeader, TextInput } from '@patternfly/react-core';
import { useEffect, useState, type KeyboardEvent, type ReactElement } from 'react';
import { texts } from '../../texts/index.js';
import { usePaletteEntries, type Asked, type PaletteEntry } from './entries.js';
import { rank } from './rank.js';

const t = texts.palette;
const SHOWN = 12;
const LIST = 'palette-results';
/** It is shown, so that it is known, but it does nothing for somebody who may not do it. */
const isLacking = ({ needs }: PaletteEntry): boolean => (needs ?? null) !== null;
const optionId = (index: number): string => `palette-result-${index}`;

interface PaletteProps {
  readonly onClose: () => void;
  readonly onAsk: (asked: Asked) => void;
}

/** Everything by keyboard: type, choose with the arrows, Enter. */
export function Palette({ onClose, onAsk }: PaletteProps): ReactElement {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const found = rank(usePaletteEntries(onAsk), typed, SHOWN);
  const present = Math.min(active, found.length - 1);
  useEffect(() => document.getElementById(optionId(present))?.scrollIntoView({ block: 'nearest' }), [present]);
  const choose = (entry: PaletteEntry | undefined): void => {
    if (entry === undefined || isLacking(entry)) return;
    onClose();
    entry.run();
  };
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setActive((present + step + found.length) % found.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(found[present]);
    }
  };
  return (
    <Modal isOpen variant="medium" position="top" onClose={onClose} aria-label={t.label}>
      <ModalHeader title={t.label} description={t.help} />
      <ModalBody>
        <TextInput
          type="search"
          value={typed}
          autoFocus
          autoComplete="off"
          placeholder={t.hint}
          role="combobox"
          aria-label={t.label}
          aria-autocomplete="list"
          aria-expanded={found.length > 0}
          aria-controls={LIST}
          {...(present < 0 ? {} : { 'aria-activedescendant': optionId(present) })}
          onKeyDown={press}
          onChange={(_event, value) => {
            setTyped(value);
            setActive(0);
          }}
        />
        <ul id={LIST} role="listbox" aria-label={t.results} className="palette">
          {found.map((entry, index) => (
            <li
              key={entry.id}
              id={optionId(index)}
              role="option"
              aria-selected={index === present}
              aria-disabled={isLacking(entry)}
              className={isLacking(entry) ? 'palette-entry palette-lacking' : 'palette-entry'}
              onClick={() => choose(entry)}
            >
              <Label isCompact variant="outline">
                {t.kinds[entry.kind]}
              </Label>
              <strong>{entry.title}</strong> <span className="soft palette-detail">{entry.needs ?? entry.detail}</span>
            </li>
          ))}
        </ul>
        <p role="status">{found.length === 0 && t.nothing}</p>
      </ModalBody>
    </Modal>
  );
}
