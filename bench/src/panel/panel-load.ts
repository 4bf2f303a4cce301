import type { BrowserContext } from 'playwright-core';
import { ROUNDS, type Bench, type BenchPlace, type Comparison } from '../bench.js';
import { BenchCluster } from './bench-cluster.js';
import { BenchManager } from './bench-manager.js';
import { inBrowser } from './panel-browser.js';

const SLOW_DOWN = 4;
const TARGET_KB = 250;
const TARGET_MS = 1500;

interface Load {
  /** Bytes of script as they came over the wire, compressed, up to the moment at which the page answers. */
  readonly scriptKB: number;
  /** What came after it by itself, while nobody did anything. */
  readonly laterKB: number;
  readonly laterNames: readonly string[];
  readonly interactiveMs: number;
}

const QUIET_MS = 3000;

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
  const scripts = new Map<string, string>();
  const loaded: { readonly name: string; readonly bytes: number; readonly began: number }[] = [];
  const begins = new Map<string, number>();
  devTools.on('Network.requestWillBeSent', ({ requestId, type, request, wallTime }) => {
    if (type !== 'Script') return;
    scripts.set(requestId, new URL(request.url).pathname.split('/').at(-1) ?? '');
    begins.set(requestId, wallTime * 1000);
  });
  devTools.on('Network.loadingFinished', ({ requestId, encodedDataLength: bytes }) => {
    const name = scripts.get(requestId);
    if (name !== undefined) loaded.push({ name, bytes, began: begins.get(requestId) ?? 0 });
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
  const answersAt = (await page.evaluate<number>('performance.timeOrigin')) + interactiveMs;
  await page.waitForTimeout(QUIET_MS);
  await page.close();
  const kB = (some: typeof loaded): number => some.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  const later = loaded.filter(({ began }) => began > answersAt);
  return {
    scriptKB: kB(loaded.filter(({ began }) => began <= answersAt)),
    laterKB: kB(later),
    laterNames: later.map(({ name }) => name.replace(/-[^-]{8}\.js$/, '')),
    interactiveMs,
  };
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
          const { scriptKB, laterKB, laterNames, interactiveMs } = found;
          say(`round ${round + 1}: ${scriptKB.toFixed(0)} kB of script, answers after ${interactiveMs.toFixed(0)} ms`);
          say(`  deferred until then: ${laterKB.toFixed(0)} kB: ${laterNames.join(', ')}`);
          rounds.push(found);
        }
        return rounds;
      });
      const bar = (value: number): number[] => loads.map(() => value);
      return [
        {
          ...{ name: 'panel-load-script', unit: 'kB', ours: loads.map(({ scriptKB }) => scriptKB), maxRatio: 1 },
          ...{ peer: bar(TARGET_KB), peerName: 'the bar: compressed script until it answers' },
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
  about: `the panel's first load: compressed script until it answers, and when it answers with a processor ${SLOW_DOWN} times slower`,
  run,
};
