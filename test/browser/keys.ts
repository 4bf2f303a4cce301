import type { Page } from 'playwright-core';

/** More than any page has things to stop at. */
const STOPS = 150;

/** What a screen reader would call what has the focus: its label, or what stands on a button or link. */
const FOCUSED = `(() => {
  const { activeElement: here } = document;
  const label = here.getAttribute('aria-label') ?? here.labels?.[0]?.textContent ??
    (here.matches('button, a') ? here.textContent : '');
  return label.trim();
})()`;

/** Somebody who has a keyboard and nothing else. */
export class Keys {
  constructor(readonly page: Page) {}

  /** Tab after tab until the focus is there; then types, over what stood there. */
  async to(name: RegExp, text?: string): Promise<void> {
    await this.go('Tab', name);
    if (text === undefined) return;
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.type(text);
  }

  /** Among radio buttons, of which Tab stops at one: arrows go on, and choose. */
  async choose(first: RegExp, name: RegExp): Promise<void> {
    await this.go('Tab', first);
    await this.go('ArrowDown', name);
  }

  async press(name: RegExp, key: 'Enter' | 'Space'): Promise<void> {
    await this.go('Tab', name);
    await this.page.keyboard.press(key);
  }

  private async go(key: 'Tab' | 'ArrowDown', name: RegExp): Promise<void> {
    const seen = new Set<string>();
    for (let stop = 0; stop < STOPS; stop += 1) {
      const here = await this.page.evaluate<string>(FOCUSED);
      if (name.test(here)) return;
      seen.add(here.slice(0, 40));
      await this.page.keyboard.press(key);
    }
    throw new Error(`${key} never came to ${String(name)}, only to ${[...seen].join(' | ')}`);
  }
}
