import type { BrowserContext } from 'playwright-core';
import { ROUNDS, type Bench, type BenchPlace, type Comparison } from '../bench.js';
import { BenchCluster } from './bench-cluster.js';
import { BenchManager } from './bench-manager.js';
import { inBrowser } from './panel-browser.js';

const SLOW_DOWN = 4;
const TARGET_KB = 250;
const TARGET_MS = 1500;

interface Load {
  /** Bytes of script as they came over the wire, compressed. */
  readonly scriptKB: number;
  readonly interactiveMs: number;
}

/**
 * The dashboard in a tab without a cache: interactive when its heading is there and the page answers, that is when a task that was
 * queued then has run and been painted.
 */
async function loadOnce(context: BrowserContext): Promise<Load> {
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  await devTools.send('Network.enable');
  await devTools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
  const scripts = new Set<string>();
  let bytes = 0;
  devTools.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  devTools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.addInitScript(`window.interactive = new Promise((resolve) => {
    const look = () => {
      if (document.querySelector('main h1') === null) requestAnimationFrame(look);
      else requestAnimationFrame(() => setTimeout(() => resolve(performance.now()), 0));
    };
    requestAnimationFrame(look);
  })`);
  await page.goto('/panel/', { waitUntil: 'commit' });
  const interactiveMs = await page.evaluate<number>('window.interactive');
  await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined);
  await page.close();
  return { scriptKB: bytes / 1000, interactiveMs };
}

async function run({ projectDir, say }: BenchPlace): Promise<readonly Comparison[]> {
  const manager = await BenchManager.start(projectDir);
  try {
    const cluster = await BenchCluster.build(manager, 10, 5);
    cluster.begin();
    try {
      const loads = await inBrowser(manager, async (context) => {
        await loadOnce(context);
        const rounds: Load[] = [];
        for (let round = 0; round < ROUNDS; round += 1) {
          const found = await loadOnce(context);
          say(`round ${round + 1}: ${found.scriptKB.toFixed(0)} kB of script, ${found.interactiveMs.toFixed(0)} ms`);
          rounds.push(found);
        }
        return rounds;
      });
      const bar = (value: number): number[] => loads.map(() => value);
      return [
        {
          ...{ name: 'panel-load-script', unit: 'kB', ours: loads.map(({ scriptKB }) => scriptKB), maxRatio: 1 },
          ...{ peer: bar(TARGET_KB), peerName: 'the bar: compressed script of the first load' },
        },
        {
          ...{ name: 'panel-load-interactive', unit: 'ms', ours: loads.map(({ interactiveMs }) => interactiveMs) },
          ...{ peer: bar(TARGET_MS), peerName: `the bar: a processor ${SLOW_DOWN} times slower`, maxRatio: 1 },
        },
      ];
    } finally {
      cluster.end();
    }
  } finally {
    await manager.stop();
  }
}

export const panelLoad: Bench = {
  name: 'panel-load',
  about: `the panel's first load: script over the wire, and when it answers with a processor ${SLOW_DOWN} times slower`,
  run,
};
