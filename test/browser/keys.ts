import type { Page } from 'playwright-core';

/** More than any page has things to stop at. */
const STOPS = 150;

/** What a screen reader would call what has the focus: its label, or what stands on it. */
const FOCUSED = `(() => {
  const { activeElement: here } = document;
  const label = here.getAttribute('aria-label') ?? here.labels?.[0]?.textContent ?? here.textContent ?? '';
  return label.trim();
})()`;

/** Somebody who has a keyboard and nothing else. */
export class Keys {
  constructor(readonly page: Page) {}

  /** Tab after tab until the focus is there; then types, over what stood there. */
  async to(name: RegExp, text?: string): Promise<void> {
    for (let stop = 0; stop < STOPS; stop += 1) {
      if (name.test(await this.page.evaluate<string>(FOCUSED))) {
        if (text === undefined) return;
        await this.page.keyboard.press('Control+a');
        return this.page.keyboard.type(text);
      }
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`${STOPS} times Tab never came to ${String(name)}`);
  }

  async press(name: RegExp, key: 'Enter' | 'Space'): Promise<void> {
    await this.to(name);
    await this.page.keyboard.press(key);
  }
}
