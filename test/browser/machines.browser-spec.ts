import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatJoinKey, parseJoinKey } from '#libs/join-key';
import type { MachineReport, MachineState, ObservedRealServer } from '#libs/contracts';
import { AgentProcess } from '../e2e/harness/agent-process.js';
import { JoinableCluster } from '../e2e/harness/cluster.js';
import { eventually, HandMachine } from '../e2e/harness/hand-machine.js';
import { openBrowser, originOf, overflow, printed, seriousFaults, takePicture } from './browser.js';

/** Those that are looked at nowhere else. */
const PAGES = ['', 'set-up', 'nodes/add', 'addresses', 'commands'] as const;

let cluster: JoinableCluster;
let agent: AgentProcess;
let key: string;
let directors: HandMachine[];
let worker: HandMachine;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const errors: string[] = [];
const timers: NodeJS.Timeout[] = [];
let connections = 3;

/** What a director would report of its document: everything is as it was told, `connections` at each server. */
function reportOf(state: MachineState | null): Partial<MachineReport> {
  const at = new Date().toISOString();
  return {
    appliedRevision: state?.revision ?? 0,
    schedulers: ['rr', 'wlc'],
    virtualServices: (state?.director?.virtualServices ?? []).map(({ id, key: serviceKey, config, realServers }) => ({
      ...{ id, key: serviceKey, config, presence: 'ours', counters: null, pool: null },
      realServers: realServers.map((server): ObservedRealServer => {
        const isDraining = server.adminState === 'drain';
        return {
          ...{ id: server.id, address: server.address, port: server.port, role: 'pool' },
          config: { ...server.config, weight: isDraining ? 0 : server.config.weight },
          health: { state: 'up', reason: 'connected', since: at, consecutive: 3, lastLatencyMs: 1 },
          ...{ checks: [], causes: [], persistentConnections: 0, counters: null, inactiveConnections: 0 },
          drain: isDraining
            ? { mode: server.drainMode, since: at, pinnedClients: 0, endingPerMinute: null, emptyInSeconds: null }
            : null,
          activeConnections: connections,
        };
      }),
    })),
  };
}

/** A member that does what it is told and reports it. */
async function member(name: string, roles: readonly ('director' | 'app-server')[]): Promise<HandMachine> {
  const machine = await HandMachine.join(cluster.manager, cluster.stores, name, roles);
  const redis = await machine.connect();
  let state: MachineState | null = null;
  await machine.work(async ({ commandId, type, payload }) => {
    if (type === 'machine-state.apply') ({ state } = payload as { state: MachineState });
    await machine.answer(redis, commandId);
  });
  const speak = (): Promise<void> => machine.report(redis, machine.machineReport(reportOf(state)));
  timers.push(setInterval(() => void speak().catch(() => undefined), 400));
  return machine;
}

beforeAll(async () => {
  cluster = await JoinableCluster.start();
  agent = await AgentProcess.start(cluster.stores.dir, 'agent-1');
  key = await agent.setup();
  directors = [await member('director-1', ['director']), await member('director-2', ['director'])];
  worker = await member('node-1', ['app-server']);
  const own = JSON.stringify([{ address: '10.77.0.21', prefixLength: 24 }]);
  await cluster.manager.query(`UPDATE machine SET addresses = '${own}' WHERE id = '${worker.id}'`);
  browser = await openBrowser();
  const baseURL = originOf(cluster.manager.server);
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, baseURL });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto('/');
  await page.getByLabel('User name').fill('admin');
  await page.getByLabel('Password').fill('a password for tests only');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
});
afterAll(async () => {
  timers.forEach((timer) => clearInterval(timer));
  await browser.close();
  await agent.kill();
  for (const machine of [...directors, worker]) await machine.leave();
  await cluster.stop();
});

const dialog = (): Locator => page.getByRole('dialog');
const heading = (name: string): Promise<void> => page.getByRole('heading', { name, exact: true }).first().waitFor();

describe('the first steps', () => {
  it('says what to do next until the first service stands', async () => {
    await page.getByRole('heading', { name: 'Welcome to Directorate' }).waitFor();
    await takePicture(page, 'first-run');
    await page.getByRole('button', { name: 'Add service' }).waitFor();
    expect(await page.getByRole('button', { name: 'Add node' }).count()).toBe(0);
    const made = await cluster.admin.post(
      '/virtual-services',
      {
        ...{ name: 'shop', createAddress: true, spec: { protocol: 'tcp', address: '192.0.2.80', port: 80 } },
        realServers: [{ spec: { address: '10.77.0.21' } }, { spec: { address: '10.77.0.22' } }],
      },
      { prefer: 'wait=10' },
    );
    expect(made.status).toBe(201);
    await page.getByRole('img', { name: /^shop: up in \d+ of the last 50 minutes$/ }).waitFor();
  });
});

describe('joining a node', () => {
  it('IW-78 says what is wrong with a bad paste', async () => {
    await page.goto('/panel/nodes');
    await page.getByRole('button', { name: 'Add node' }).click();
    await heading('Add node');
    const box = page.getByLabel('Node API key');
    await box.fill('hello');
    await page.getByText('it does not begin with "dk1."').waitFor();
    await box.fill(key.slice(0, 200));
    await page.getByText(/truncated: 200 of \d+ characters/).waitFor();
    await takePicture(page, 'bad-key');
    expect(await page.getByRole('button', { name: 'Add node' }).getAttribute('aria-disabled')).toBe('true');
  });

  it('IW-79 to IW-83: decodes the key as it is pasted, tests at once, and adds with live steps', async () => {
    const box = page.getByLabel('Node API key');
    await box.fill(`  ${key.slice(0, 90)}\n${key.slice(90)} `);
    await page.getByText('Fingerprint').waitFor();
    await page.getByRole('heading', { name: /passed all pre-cluster tests|can be added, with warnings/ }).waitFor();
    await page.getByRole('row', { name: /clocks agree/i }).waitFor();
    await takePicture(page, 'node-test');
    expect(await seriousFaults(page)).toEqual([]);
    const warnings = page.getByLabel('Add it with these warnings');
    if ((await warnings.count()) > 0) await warnings.check();
    await page.getByLabel('Name in the cluster').fill('node-2');
    await page.getByRole('button', { name: 'Add ‘node-2’' }).click();
    await page.getByRole('list', { name: 'Steps' }).getByText('Hear from the node through its queue').waitFor();
    await page.getByText('Node added successfully').waitFor({ timeout: 30_000 });
    await takePicture(page, 'node-added');
    await page.getByRole('button', { name: 'Open node-2' }).click();
    await heading('node-2');
    await page.getByRole('tab', { name: 'Activity' }).click();
    await page.getByRole('link', { name: /Add the node/ }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/\/activity$/);
  });
});

describe('a machine that asks', () => {
  const asked = async (hostname: string): Promise<void> => {
    const { token } = (await cluster.admin.post('/join-tokens', {})).body as { token: string };
    // Nothing listens there: its test has a line that fails.
    const joinKey = formatJoinKey({ ...parseJoinKey(key, new Date()), hostname, port: 1, nodeId: ulid() });
    const answer = await cluster.manager.stranger().post('/join-requests', { token, joinKey }, {});
    expect(answer.status).toBe(201);
  };

  it('gets a command that is copied, and appears beside it when it was run', async () => {
    await page.goto('/panel/nodes/add');
    await page.getByRole('button', { name: 'Run a command' }).click();
    await page.getByRole('button', { name: 'Make a command' }).click();
    await page.getByText(/directorate-agent ask \S+:\d+ .*--fingerprint [0-9a-f]{64} --token dj_/).waitFor();
    await page.getByText(/Good for one machine, for \d+/).waitFor();
    await page.getByRole('button', { name: 'Show it as a QR code' }).click();
    await page.getByRole('img', { name: 'The join command as a QR code' }).waitFor();
    await asked('node-8');
    await page.getByRole('heading', { name: '1 machine waits for approval' }).waitFor();
    await takePicture(page, 'join-command');
    expect(await seriousFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    await expect.poll(() => overflow(page)).toBeLessThanOrEqual(0);
    await takePicture(page, 'join-command-360');
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('is not approved before its fingerprint was compared, and can be denied', async () => {
    await page.goto('/panel/nodes');
    await page.getByRole('heading', { name: '1 machine waits for approval' }).waitFor();
    await takePicture(page, 'nodes-pending');
    await page.getByRole('button', { name: 'Review' }).click();
    // What it says to run shows the same, letter for letter; only the port of this key is not the agent's.
    const command = await page.getByRole('textbox', { name: 'Compare the fingerprint' }).inputValue();
    const shown = await printed(command.replace(':1 ', `:${agent.port} `));
    expect(shown.replaceAll(' ', '')).toBe(parseJoinKey(key, new Date()).fingerprint);
    await page.getByText(shown, { exact: true }).waitFor();
    const approve = page.getByRole('button', { name: 'Approve ‘node-8’' });
    expect(await approve.getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('row', { name: /^The manager reaches the node/ }).waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Copy the command' }).first().waitFor();
    await page.getByLabel('The fingerprints are the same').check();
    await takePicture(page, 'join-review');
    expect(await seriousFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await takePicture(page, 'join-review-dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.getByRole('button', { name: 'Deny' }).click();
    await dialog().getByRole('button', { name: 'Deny' }).click();
    await heading('Nodes');
    expect(await page.getByText('waits for approval').count()).toBe(0);
  });
});

describe('the settings of one director', () => {
  it('differ from those of all where it says so', async () => {
    await page.goto(`/panel/nodes/${directors[0]?.id ?? ''}/settings`);
    await page.getByLabel('TCP, seconds').fill('777');
    await page.getByRole('button', { name: 'Save' }).first().click();
    await page.getByText('In force: 777 s.').waitFor();
    await takePicture(page, 'director-settings');
    expect(await seriousFaults(page)).toEqual([]);
    const all = (await cluster.admin.get('/director-settings')).body as { status: { effective: object } };
    expect(JSON.stringify(all.status.effective)).not.toContain('777');
  });
});

describe('maintenance', () => {
  it('drains with a timer, says when a reboot is safe, and ends', async () => {
    await page.goto(`/panel/nodes/${worker.id}`);
    await page.getByRole('button', { name: 'Maintenance…' }).click();
    await dialog().getByText('node-1: Takes new connections away from shop').waitFor();
    await dialog().getByLabel('4 hours', { exact: true }).check();
    await dialog().getByLabel('Reason').fill('new memory');
    await takePicture(page, 'maintenance-dialog');
    expect(await seriousFaults(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Start maintenance' }).click();
    await page.getByText(/6 connections are established/).waitFor();
    await page.getByText('node-1 is in maintenance').first().waitFor();
    expect(await page.getByText('Safe to reboot now.').count()).toBe(0);
    connections = 0;
    await page.getByText('Safe to reboot now.').waitFor();
    await takePicture(page, 'maintenance');
    await page.goto('/panel/nodes');
    await page.getByText(/Safe to reboot now, [34] h \d+ min left/).waitFor();
    await page.goto(`/panel/nodes/${worker.id}`);
    await page.getByRole('button', { name: 'Extend…' }).click();
    await dialog().getByLabel('Until I end it').check();
    await dialog().getByRole('button', { name: 'Set the time' }).click();
    await page.getByText('open end').first().waitFor();
    await page.getByRole('button', { name: 'End now' }).click();
    await page.getByRole('button', { name: 'Maintenance…' }).waitFor();
    connections = 3;
  });
});

describe('by keyboard alone', () => {
  it('finds an object and an action in the palette', async () => {
    await page.goto('/panel/');
    await heading('Dashboard');
    await page.keyboard.press('Control+k');
    await dialog().getByRole('combobox').waitFor();
    await page.keyboard.type('node-1');
    await page
      .getByRole('option', { name: /node-1/ })
      .first()
      .waitFor();
    await takePicture(page, 'palette');
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await heading('node-1');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('drain node-1');
    await page.getByRole('option', { name: /Maintenance of node-1/, selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await dialog().getByText('Put node-1 into maintenance').waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  it('opens the operations with their output', async () => {
    await page.getByRole('button', { name: /^Operations/ }).focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('region', { name: 'Operations' });
    await drawer
      .getByRole('button', { name: /Bring node-1 back/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await drawer.getByRole('log').first().waitFor();
    await takePicture(page, 'operations-drawer');
    expect(await seriousFaults(page)).toEqual([]);
    await drawer.getByRole('link', { name: 'Show the operation' }).first().press('Enter');
    await heading('Bring node-1 back from maintenance');
    const { pathname } = new URL(page.url());
    await page.goto(pathname);
    await page.getByRole('list', { name: 'Steps' }).first().getByText('Apply it on the machines').waitFor();
    await takePicture(page, 'operation');
  });
});

describe('the topology', () => {
  it('is drawn from the real state, and can be read as a table', async () => {
    await page.goto('/panel/');
    const drawing = page.getByRole('group', { name: 'Topology', exact: true });
    for (const name of ['director-1', 'director-2', 'node-1', 'node-2', 'shop', '192.0.2.80']) {
      await drawing.getByRole('link', { name, exact: true }).first().waitFor();
    }
    await drawing.scrollIntoViewIfNeeded();
    await takePicture(page, 'dashboard-topology');
    await drawing.getByRole('link', { name: 'node-1' }).focus();
    await page.keyboard.press('Enter');
    await heading('node-1');
    await page.goBack();
    await page.getByRole('group', { name: 'Show the topology as' }).getByText('Table').click();
    const table = page.getByRole('grid', { name: 'Topology' });
    await table.getByRole('row', { name: /shop.*sends to.*node-1.*3 conn/ }).waitFor();
  });
});

describe('addresses', () => {
  it('are added, and not deleted while a service answers there', async () => {
    await page.goto('/panel/addresses');
    await page.getByRole('button', { name: 'Add address' }).click();
    await dialog().getByRole('textbox', { name: 'Address' }).fill('192.0.2.999');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog()
      .getByText(/must be an IP/)
      .first()
      .waitFor();
    await dialog().getByRole('textbox', { name: 'Address' }).fill('192.0.2.81');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await page.getByRole('row', { name: /192\.0\.2\.81/ }).waitFor();
    await page.getByRole('button', { name: 'Delete… 192.0.2.80' }).click();
    await dialog().getByText('shop answers at it.').waitFor();
    expect(await dialog().getByRole('button', { name: 'Delete' }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Delete… 192.0.2.81' }).click();
    await dialog().getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('row', { name: /192\.0\.2\.81/ }).waitFor({ state: 'detached' });
  });
});

describe('looks', () => {
  it.each(PAGES)('page "%s" has no serious fault of accessibility, and fits 360 pixels', async (path) => {
    errors.length = 0;
    const name = path === '' ? 'dashboard' : path.replace('/', '-');
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(`/panel/${path}`);
      await page.locator('#page-title').waitFor();
      await page.waitForTimeout(300);
      expect(await seriousFaults(page)).toEqual([]);
      await takePicture(page, `${name}-${scheme}`);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    await eventually(`no overflow, now ${await overflow(page)} pixels`, 3_000, async () => (await overflow(page)) <= 0);
    await takePicture(page, `${name}-narrow`);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
    expect(errors).toEqual([]);
  });
});

describe('removing', () => {
  it('IW-86 to IW-88: by the ticks of the table, with its impact, after its name was typed', async () => {
    await page.goto('/panel/nodes');
    await page.getByRole('checkbox', { name: 'Select node-2' }).check();
    await page.getByRole('checkbox', { name: 'Select node-1' }).check();
    await page.getByRole('button', { name: 'With 2 selected nodes' }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    await dialog().getByText('shop has only one healthy server left.').waitFor();
    await dialog().getByLabel('Type delete 2 nodes to go on').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('checkbox', { name: 'Select node-1' }).uncheck();
    await page.getByRole('checkbox', { name: 'Select node-2' }).check();
    await page.getByRole('button', { name: 'With 1 selected node', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    await dialog().getByText('What this does').waitFor();
    await dialog().getByLabel('Type node-2 to go on').fill('node-1');
    expect(await dialog().getByRole('button', { name: 'Remove' }).isDisabled()).toBe(true);
    await dialog().getByLabel('Type node-2 to go on').fill('node-2');
    await takePicture(page, 'remove');
    await page.keyboard.press('Enter');
    await dialog().waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /^Select node-2/ }).waitFor({ state: 'detached', timeout: 30_000 });
    await page.locator('h1:focus').filter({ hasText: 'Nodes' }).waitFor();
    await eventually('the node has forgotten the cluster', 10_000, async () =>
      JSON.stringify(await agent.status()).includes('"member":null'),
    );
  });
});

describe('a lost connection', () => {
  it('is told, and nothing stays green', async () => {
    await page.goto('/panel/nodes');
    await page.getByText('Up', { exact: true }).first().waitFor();
    await context.setOffline(true);
    cluster.manager.server.closeAllConnections();
    await page.getByText('The connection to the manager is lost').first().waitFor({ timeout: 15_000 });
    const green = page.getByRole('grid').getByText('Up', { exact: true });
    await eventually('no state is green', 5_000, async () => (await green.count()) === 0);
    await takePicture(page, 'lost');
    await context.setOffline(false);
    await page.getByText('Up', { exact: true }).first().waitFor({ timeout: 15_000 });
  });
});
