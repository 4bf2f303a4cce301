import { Button } from '@patternfly/react-core';
import { SearchIcon } from '@patternfly/react-icons';
import { lazy, Suspense, useEffect, useState, type ReactElement } from 'react';
import { texts } from '../../texts/index.js';
import type { Asked } from './entries.js';

const t = texts.palette;
const Palette = lazy(async () => ({ default: (await import('./palette.js')).Palette }));
const AskedDialog = lazy(async () => ({ default: (await import('./asked-dialog.js')).AskedDialog }));

/** The button in the head and Ctrl or Cmd + K; what the palette needs is loaded when it is first opened. */
export function PaletteHost(): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen((before) => !before);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return (
    <>
      <Button
        variant="control"
        icon={<SearchIcon />}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
      >
        <span className="palette-text">{t.open}</span> <kbd className="palette-key">{t.shortcut}</kbd>
      </Button>
      <Suspense>
        {isOpen && <Palette onClose={() => setOpen(false)} onAsk={setAsked} />}
        {asked !== null && <AskedDialog asked={asked} onClose={() => setAsked(null)} />}
      </Suspense>
    </>
  );
}
