import type { Page } from 'playwright-core';
import { ROUNDS, type Bench, type BenchPlace, type Comparison } from '../bench.js';
import { BenchCluster } from './bench-cluster.js';
import { BenchManager } from './bench-manager.js';
import { inBrowser } from './panel-browser.js';

const SERVERS = 10_000;
const FILTER_MS = 100;
/** Thirty frames a second without a graphics processor. */
const FRAME_MS = 33.4;
const SCROLLED_PX = 60_000;
const OPEN_LIMIT_MS = 60_000;

/** Milliseconds from the letter that is typed to the frame in which the list shows what it finds. */
const filterScript = (text: string, count: number): string => `new Promise((resolve) => {
  const input = document.querySelector('input[aria-label*="Find"]');
  const status = document.querySelector('.pf-v6-c-toolbar [role="status"]');
  const wanted = new RegExp('(^|\\\\D)' + ${JSON.stringify(String(count))} + '\\\\D');
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  const began = performance.now();
  set.call(input, ${JSON.stringify(text)});
  input.dispatchEvent(new Event('input', { bubbles: true }));
  const look = () => {
    if (wanted.test(status.textContent.replaceAll(/[\\u202f\\u00a0,.]/g, ''))) resolve(performance.now() - began);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})`;

/** The time within which 95 of 100 frames come while the list is scrolled from frame to frame. */
const scrollScript = `new Promise((resolve) => {
  const place = document.querySelector('.long-table');
  const frames = [];
  let last = performance.now();
  const step = (now) => {
    frames.push(now - last);
    last = now;
    if (place.scrollTop >= ${SCROLLED_PX} || frames.length > 600) {
      frames.sort((one, other) => one - other);
      resolve(frames[Math.floor(frames.length * 0.95)]);
      return;
    }
    place.scrollTop += 200;
    requestAnimationFrame(step);
  };
  place.scrollTop = 0;
  requestAnimationFrame(step);
})`;

async function measure(page: Page): Promise<{ filterMs: number; frameMs: number }> {
  // 10.99.7.1 to 10.99.7.250, and their first ten only.
  const filterMs = await page.evaluate<number>(filterScript('10.99.7.', 250));
  await page.evaluate(filterScript('', SERVERS));
  const frameMs = await page.evaluate<number>(scrollScript);
  return { filterMs, frameMs };
}

async function run({ projectDir, say }: BenchPlace): Promise<readonly Comparison[]> {
  const manager = await BenchManager.start(projectDir);
  try {
    const cluster = await BenchCluster.build(manager, 1, 1);
    try {
      const { id } = await cluster.serviceNamed('service-1');
      await cluster.insertServers(id, SERVERS - 1);
      const rounds = await inBrowser(manager, async (_context, page) => {
        await page.goto(`/panel/services/${id}`);
        await page.waitForSelector('.long-table tbody tr', { timeout: OPEN_LIMIT_MS });
        const found: { filterMs: number; frameMs: number }[] = [];
        for (let round = 0; round < ROUNDS; round += 1) {
          const one = await measure(page);
          say(`round ${round + 1}: filtered in ${one.filterMs.toFixed(0)} ms, frames ${one.frameMs.toFixed(1)} ms`);
          found.push(one);
        }
        return found;
      });
      return [
        {
          ...{ name: 'panel-list-filter', unit: 'ms', ours: rounds.map(({ filterMs }) => filterMs), maxRatio: 1 },
          ...{ peer: rounds.map(() => FILTER_MS), peerName: `the bar: ${SERVERS} real servers` },
        },
        {
          ...{ name: 'panel-list-frames', unit: 'ms', ours: rounds.map(({ frameMs }) => frameMs), maxRatio: 1 },
          ...{ peer: rounds.map(() => FRAME_MS), peerName: 'the bar: p95 of frames while it scrolls' },
        },
      ];
    } finally {
      cluster.end();
    }
  } finally {
    await manager.stop();
  }
}

export const panelList: Bench = {
  name: 'panel-list',
  about: `a list of ${SERVERS} real servers: how fast it filters and scrolls`,
  run,
};
