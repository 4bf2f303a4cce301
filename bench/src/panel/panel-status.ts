import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { ROUNDS, type Bench, type BenchPlace, type Comparison } from '../bench.js';
import { BenchCluster } from './bench-cluster.js';
import { BenchManager } from './bench-manager.js';
import { inBrowser } from './panel-browser.js';

const TARGET_MS = 1000;
const CALM_MS = 3000;
const SERVICE = 'service-1';
/** Spread over the time between two looks of the page, so that a look by chance is no help. */
const PHASES_MS = [0, 370, 740, 1110, 1480];

/** Resolves with the clock's time at which the page shows the reason first. */
const shown = (page: Page, reason: string): Promise<number> =>
  page.evaluate<number>(`new Promise((resolve) => {
    const look = () => {
      const row = document.querySelector('main table tbody tr');
      if (row !== null && row.textContent.includes(${JSON.stringify(reason)})) resolve(Date.now());
      else requestAnimationFrame(look);
    };
    look();
  })`);

/** From the moment at which the director sends what its checks found to the frame in which an open page shows it. */
async function run({ projectDir, say }: BenchPlace): Promise<readonly Comparison[]> {
  const manager = await BenchManager.start(projectDir);
  try {
    const cluster = await BenchCluster.build(manager, 20, 10);
    try {
      await cluster.report();
      cluster.begin();
      const { id, realServers } = await cluster.serviceNamed(SERVICE);
      const [first] = realServers;
      const address = first?.name.split(':')[0] ?? '';
      const rounds = await inBrowser(manager, async (_context, page) => {
        await page.goto(`/panel/services/${id}`);
        await shown(page, 'connected');
        const took: number[] = [];
        for (let round = 0; round < ROUNDS; round += 1) {
          const isDead = round % 2 === 0;
          await sleep(CALM_MS + (PHASES_MS[round] ?? 0));
          const seen = shown(page, isDead ? 'refused' : 'connected');
          cluster.setDead(address, isDead);
          const began = Date.now();
          await cluster.report();
          took.push((await seen) - began);
          say(`round ${round + 1}: ${isDead ? 'down' : 'up'} on the screen after ${took.at(-1) ?? 0} ms`);
        }
        return took;
      });
      const peer = rounds.map(() => TARGET_MS);
      const peerName = 'the bar: a changed state on an open page';
      return [{ name: 'panel-status', unit: 'ms', ours: rounds, peer, peerName, maxRatio: 1 }];
    } finally {
      cluster.end();
    }
  } finally {
    await manager.stop();
  }
}

export const panelStatus: Bench = {
  name: 'panel-status',
  about: 'from a director that reports a changed state to the open page that shows it',
  run,
};
