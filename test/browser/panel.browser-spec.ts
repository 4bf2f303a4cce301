import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { MachineReport, MachineState, ObservedRealServer } from '#libs/contracts';
import type { ApiClient } from '../e2e/harness/api-client.js';
import { eventually, HandMachine } from '../e2e/harness/hand-machine.js';
import { TestManager } from '../e2e/harness/manager.js';
import { queueTls } from '../e2e/harness/queue-tls.js';
import { Stores } from '../e2e/harness/stores.js';
import { SETTINGS_TABS } from '../../apps/panel/src/app/settings-tabs.js';
import { logInAs, openBrowser, originOf, overflow, seriousFaults, takePicture } from './browser.js';
import { Keys } from './keys.js';
import { settledFaults } from './looks.js';

/** Every page of the panel but those that `machines` looks at; `:service` and the like stand for an object that is there. */
const PAGES = [
  ...['nodes', 'nodes/:node', 'nodes/:node/services', 'policies', 'imports'],
  ...['services', 'services/new', 'services/:service', 'operations', 'operations/:operation', 'revisions'],
  ...['events', 'alarms', 'metrics', 'users', 'tokens', 'audit', 'sessions', 'account'],
  ...SETTINGS_TABS.map((tab) => `settings?tab=${tab}`),
];

let stores: Stores;
let manager: TestManager;
let admin: ApiClient;
let director: HandMachine;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let state: MachineState | null = null;
let timer: NodeJS.Timeout;
let deadServer = '';
const objects = new Map<string, string>();

/** What a director would report of its document: everything is there, but one server may be dead. */
function report(): Partial<MachineReport> {
  return {
    appliedRevision: state?.revision ?? 0,
    schedulers: ['rr', 'wlc'],
    virtualServices: (state?.director?.virtualServices ?? []).map(({ id, key, config, realServers }) => ({
      ...{ id, key, config, presence: 'ours', counters: null, pool: null },
      realServers: realServers.map((server): ObservedRealServer => {
        const isDead = server.address === deadServer;
        const health = { state: isDead ? 'down' : 'up', reason: isDead ? 'connection refused' : 'connected' } as const;
        return {
          ...{ id: server.id, address: server.address, port: server.port, role: 'pool' },
          config: { ...server.config, weight: isDead ? 0 : server.config.weight },
          health: { ...health, since: '2026-11-21T10:00:00.000Z', consecutive: 3, lastLatencyMs: 1 },
          ...{ checks: [], causes: [], drain: null },
          ...{ activeConnections: 5, inactiveConnections: 2, persistentConnections: 0, counters: null },
        };
      }),
    })),
  };
}

const services = async (): Promise<readonly { readonly name: string }[]> =>
  ((await admin.get('/virtual-services')).body as { items: { name: string }[] }).items;

beforeAll(async () => {
  stores = await Stores.start({ redisTls: queueTls });
  manager = await TestManager.start(stores);
  admin = await manager.logIn();
  director = await HandMachine.join(manager, stores, 'director-1', ['director']);
  const redis = await director.connect();
  await director.work(async ({ commandId, type, payload }) => {
    if (type === 'machine-state.apply') ({ state } = payload as { state: MachineState });
    await director.answer(redis, commandId);
  });
  timer = setInterval(() => void director.report(redis, director.machineReport(report())).catch(() => undefined), 400);
  await admin.put('/cluster', { name: 'main', spec: { topology: 'two-nic', quorumIp: '10.77.0.1' } });
  const made = await admin.post(
    '/virtual-services',
    {
      ...{ name: 'shop', createAddress: true, spec: { protocol: 'tcp', address: '192.0.2.80', port: 80 } },
      realServers: [{ spec: { address: '10.77.0.21' } }, { spec: { address: '10.77.0.22' } }],
    },
    { prefer: 'wait=10' },
  );
  expect(made.status).toBe(201);
  const first = async (path: string): Promise<string> =>
    ((await admin.get(path)).body as { items: { id: string }[] }).items[0]?.id ?? '';
  objects.set(':service', await first('/virtual-services'));
  objects.set(':node', await first('/nodes'));
  objects.set(':operation', await first('/operations'));
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, baseURL: originOf(manager.server) });
  page = await context.newPage();
});
afterAll(async () => {
  clearInterval(timer);
  await browser.close();
  await director.leave();
  await manager.stop();
  await stores.stop();
});

describe('the panel', () => {
  it('says why a log-in is refused, and lets the right one in without a reload', async () => {
    await logInAs(page, 'admin', 'wrong');
    await page.getByText('The user name or the password is wrong.').waitFor();
    await takePicture(page, 'login');
    expect(await seriousFaults(page)).toEqual([]);
    await logInAs(page, 'admin', 'a password for tests only');
    await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
    const cookies = await context.cookies();
    expect(cookies).toMatchObject([{ httpOnly: true, sameSite: 'Strict' }]);
  });

  it.each(PAGES)('has no serious fault of accessibility and fits 360 pixels: page "%s"', async (path) => {
    const errors: string[] = [];
    const listen = (message: { type(): string; text(): string }): void => {
      if (message.type() === 'error') errors.push(message.text());
    };
    page.on('console', listen);
    await page.goto(`/panel/${path.replace(/:\w+/, (name) => objects.get(name) ?? name)}`);
    await page.locator('#page-title').waitFor();
    await page.waitForTimeout(400);
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      expect.soft(await settledFaults(page), scheme).toEqual([]);
      await takePicture(page, `${path}-${scheme}`);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    await page.waitForTimeout(400);
    expect.soft(await overflow(page)).toBeLessThanOrEqual(0);
    await takePicture(page, `${path}-narrow`);
    await page.setViewportSize({ width: 1280, height: 800 });
    page.off('console', listen);
    expect(errors).toEqual([]);
  });

  it('shows more contrast where the system asks for it', async () => {
    await page.goto('/panel/services');
    await page.locator('#page-title').waitFor();
    const line = (): Promise<string> =>
      page.evaluate<string>(
        `getComputedStyle(document.documentElement).getPropertyValue('--pf-t--global--border--color--default')`,
      );
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, contrast: null });
      const usual = await line();
      await page.emulateMedia({ colorScheme, contrast: 'more' });
      await expect.poll(line).not.toBe(usual);
      expect.soft(await settledFaults(page), colorScheme).toEqual([]);
      await takePicture(page, `contrast-${colorScheme}`);
    }
    await page.emulateMedia({ colorScheme: null, contrast: null });
  });

  it('shows without a reload that a server died, and why', async () => {
    await page.goto('/panel/services');
    await page.getByText('All 2 real servers answer.').waitFor();
    deadServer = '10.77.0.22';
    await page.getByText('1 of 2 real servers answer.').first().waitFor({ timeout: 5000 });
    await page.getByRole('tab', { name: 'Real servers' }).click();
    await page.getByText('connection refused').first().waitFor();
    await page.getByRole('tab', { name: 'Services' }).click();
    deadServer = '';
    await page.getByText('All 2 real servers answer.').waitFor({ timeout: 15_000 });
  });

  it('is left by keyboard alone', async () => {
    await page.goto('/panel/');
    await page.locator('#page-title').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement?.textContent')).toBe('Skip to content');
    await page.getByRole('button', { name: 'admin' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Log out' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Log in' }).waitFor();
  });

  it('is used by keyboard alone: log in, add a service, delete it', async () => {
    const context = await browser.newContext({ baseURL: originOf(manager.server) });
    const keys = new Keys(await context.newPage());
    await keys.page.goto('/');
    await keys.to(/^User name/, 'admin');
    await keys.to(/^Password/, 'a password for tests only');
    await keys.page.keyboard.press('Enter');
    await keys.page.getByRole('heading', { name: 'Dashboard' }).waitFor();
    await keys.page.keyboard.press('Control+k');
    await keys.page.getByRole('dialog').getByRole('combobox').waitFor();
    await keys.page.keyboard.type('add service');
    await keys.page.getByRole('option', { name: /Add a virtual service/, selected: true }).waitFor();
    await keys.page.keyboard.press('Enter');
    await keys.page.getByRole('heading', { name: 'Add service', level: 1 }).waitFor();
    await keys.to(/^Name/, 'keys');
    await keys.to(/^Port/, '7000');
    await keys.press(/^Continue$/, 'Enter');
    await keys.choose(/^192\.0\.2\./, /^A new virtual IP/);
    await keys.to(/^Virtual IP/, '192.0.2.90');
    for (const step of ['How', 'Health check', 'Who', 'Review']) {
      const current = keys.page
        .getByRole('button', { name: step, exact: true })
        .and(keys.page.locator('[aria-current]'));
      // A key that comes while a step still loads may find nobody, as for a person who is quick.
      await eventually(`the step ${step}`, 20_000, async () => {
        await keys.press(/^Continue$/, 'Enter');
        await current.waitFor({ timeout: 3_000 }).catch(() => undefined);
        return current.isVisible();
      });
    }
    await keys.page.getByText('ipvsadm -A -t 192.0.2.90:7000').first().waitFor();
    await keys.press(/^Create$/, 'Enter');
    await keys.page.getByRole('heading', { name: 'keys', exact: true, level: 1 }).waitFor();
    expect((await services()).find(({ name }) => name === 'keys')).toMatchObject({
      spec: { health: { checks: [{ kind: 'tcp' }] } },
    });
    await keys.press(/^Delete$/, 'Enter');
    await keys.to(/^Type keys to go on/, 'keys');
    await keys.page.keyboard.press('Enter');
    await keys.page.getByRole('heading', { name: 'Load balancing', level: 1 }).waitFor();
    await eventually('the service to be gone', 10_000, async () =>
      (await services()).every(({ name }) => name !== 'keys'),
    );
    await context.close();
  });
});
