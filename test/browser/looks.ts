import type { Page, Route } from 'playwright-core';
import { expect } from 'vitest';
import { eventually } from '../e2e/harness/hand-machine.js';
import { overflow, seriousFaults, takePicture } from './browser.js';

const MANY = 10_000;

/** The list of services, the first with so many servers that no manager has to make them. */
export async function manyServers(route: Route): Promise<void> {
  const answer = await route.fetch();
  const list = (await answer.json()) as { items: { realServers: { id: string; spec: { address: string } }[] }[] };
  const [first] = list.items;
  const [server] = first?.realServers ?? [];
  if (first === undefined || server === undefined) throw new Error('No server to multiply');
  first.realServers = Array.from({ length: MANY }, (_, at) => {
    const address = `10.99.${at >> 8}.${at & 255}`;
    return { ...server, id: `S${at}`, spec: { ...server.spec, address } };
  });
  await route.fulfill({ response: answer, json: list });
}

/** Runs in the page: measures the milliseconds from a key to the filtered list, and leaves them in `window.filtered`. */
export const measureFilter = `() => {
  const status = document.querySelector('span.soft[role=status]');
  let began = 0;
  document.addEventListener('input', () => { began = performance.now(); }, { capture: true, once: true });
  const observer = new MutationObserver(() => {
    if (!status.textContent.startsWith('1 of')) return;
    observer.disconnect();
    window.filtered = performance.now() - began;
  });
  observer.observe(status, { childList: true, characterData: true, subtree: true });
}`;

/** Serious faults of the page once its colours have come to rest. */
export async function settledFaults(page: Page): Promise<string[]> {
  for (const waitMs of [400, 800, 1600]) {
    await page.waitForTimeout(waitMs);
    const found = await seriousFaults(page);
    if (found.length === 0 || waitMs === 1600) return found;
  }
  return [];
}

/** What stands on the page is fit for everybody: by axe in light and dark, and at 360 pixels. */
export async function expectFit(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await settledFaults(page)).toEqual([]);
    await takePicture(page, `${name}-${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 360, height: 740 });
  await eventually('everything to fit 360 pixels', 3_000, async () => (await overflow(page)) <= 0);
  await takePicture(page, `${name}-narrow`);
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** A change that is only tried, to see what it would do. */
export const TRIED = /virtual-services\/\w+\?dryRun=true/;
export const slowly = async (route: Route): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await route.continue();
};

/** Who works by keyboard is where it happened, though what was pressed has gone. */
export const focusAt = (page: Page, heading: string): Promise<void> =>
  page.locator('h1:focus').filter({ hasText: heading }).waitFor();
