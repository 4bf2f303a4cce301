import type { Locator, Page } from 'playwright-core';
import { logInAs, takePicture } from '../../browser/browser.js';
import { RESPONDER_PORT } from '../support/agent.js';
import { Api } from '../support/api.js';
import { ClientBrowser } from '../support/client-browser.js';
import type { ScenarioCluster } from '../support/cluster.js';
import { NODE_A, NODE_B, NODE_C, SPARE, virtualIp } from '../support/machines.js';
import { eventually, expectEqual, type Measure, type Scenario } from '../support/scenario.js';
import { countNames, steadyVisits } from '../support/traffic.js';

const ADDRESS = virtualIp('ipv4', 90);
const SERVICE = 'panel';
const LIMIT_MS = 90_000;
const OWN_PASSWORD = 'a password of their own';

interface Stage {
  readonly cluster: ScenarioCluster;
  readonly browser: ClientBrowser;
  readonly page: Page;
  readonly measure: Measure;
}

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const dialog = (page: Page): Locator => page.getByRole('dialog');
const inDialog = (page: Page, name: string): Locator => dialog(page).getByRole('button', { name, exact: true });
const endpoint = ({ ipv4 }: { ipv4: string }): string => `${ipv4}:${RESPONDER_PORT}`;
const serverRow = (page: Page, member: { ipv4: string }): Locator =>
  page.getByRole('row').filter({ hasText: endpoint(member) });

async function act(page: Page, member: { ipv4: string }, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${endpoint(member)}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

/** What Debian's program says of the server in the director's kernel. */
const untilKernel = (cluster: ScenarioCluster, what: string, { ipv4 }: { ipv4: string }, words: string) =>
  cluster.untilTable(what, LIMIT_MS, (table) =>
    table.includes(`-t ${ADDRESS}:${RESPONDER_PORT} -r ${ipv4}:${RESPONDER_PORT} ${words}`),
  );

async function joinByPaste({ cluster, page, measure }: Stage): Promise<void> {
  const key = await cluster.agent(SPARE).joinKey();
  await page.goto('/panel/nodes');
  await button(page, 'Add node').click();
  await page.getByLabel('Node API key').fill(key);
  await page.getByRole('heading', { name: /passed all pre-cluster tests|can be added, with warnings/ }).waitFor();
  const warnings = page.getByLabel('Add it with these warnings');
  if ((await warnings.count()) > 0) await warnings.check();
  await page.getByLabel('Name in the cluster').fill(SPARE.name);
  await button(page, `Add ‘${SPARE.name}’`).click();
  await page.getByText('Node added successfully').waitFor({ timeout: LIMIT_MS });
  await button(page, `Open ${SPARE.name}`).click();
  await page.getByRole('heading', { name: SPARE.name, exact: true }).first().waitFor();
  measure('a node is added by pasting its key');
}

/** Clicks what lies over an input that cannot be seen, once it stands still. */
async function pick(page: Page, around: string, input: Locator): Promise<void> {
  await page.locator(around, { has: input }).click();
  await eventually('what was clicked to be chosen', LIMIT_MS, () => input.isChecked());
}

async function addService({ cluster, page, measure }: Stage): Promise<void> {
  await page.goto('/panel/services');
  await button(page, 'Add service').first().click();
  await pick(page, '.pf-v6-c-card', page.getByRole('radio', { name: 'Custom port', exact: true }));
  await page.getByLabel('Name').fill(SERVICE);
  await page.getByRole('spinbutton', { name: /^Port/ }).fill(String(RESPONDER_PORT));
  await button(page, 'Continue').click();
  await page.getByLabel('A new virtual IP').check();
  await page.getByRole('textbox', { name: 'Virtual IP' }).fill(ADDRESS);
  await button(page, 'Continue').click();
  await pick(page, '.pf-v6-c-card', page.getByRole('radio', { name: /^Round robin/ }));
  await button(page, 'Continue').click();
  await button(page, 'Run the check now').click();
  await page.getByText(/^3 of \d would pass now, asked from /).waitFor({ timeout: LIMIT_MS });
  await button(page, 'Continue').click();
  for (const { name } of [NODE_A, NODE_B, NODE_C]) {
    await pick(page, '.pf-v6-c-switch', page.getByLabel(`${name} works for it`));
  }
  await button(page, 'Continue').click();
  await page.getByText(`ipvsadm -A -t ${ADDRESS}:${RESPONDER_PORT} -s rr`).first().waitFor();
  await page.getByText('All 3 servers would pass now.').waitFor();
  await button(page, 'Create').click();
  await page.getByRole('heading', { name: SERVICE, exact: true, level: 1 }).waitFor();
  await page.getByText('All 3 real servers answer.').first().waitFor({ timeout: LIMIT_MS });
  const seen = await countNames(cluster, ADDRESS, RESPONDER_PORT, 9);
  expectEqual(Object.values(seen.counts), [3, 3, 3], 'who answered at the new virtual IP');
  measure('a service is added by the wizard: 9 connections, 3 by each node');
}

async function seeTraffic({ cluster, page, measure }: Stage): Promise<void> {
  const rate = page
    .locator('.pf-v6-c-description-list__group')
    .filter({ hasText: 'New connections per second' })
    .locator('dd');
  const visits = steadyVisits(cluster, ADDRESS, RESPONDER_PORT, 150, 50);
  const { ms, value } = await eventually('the rate to rise on the page', LIMIT_MS, async () => {
    const text = await rate.innerText();
    return Number.parseFloat(text) > 0 ? text : undefined;
  });
  await visits;
  const after = await eventually('the rate to fall to 0 on the page', LIMIT_MS, async () => {
    return Number.parseFloat(await rate.innerText()) === 0;
  });
  await page.getByRole('tab', { name: 'Traffic' }).click();
  const chart = page.getByRole('figure', { name: 'New connections' });
  await chart.locator('canvas').waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await takePicture(page, `traffic-${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await chart.getByRole('button', { name: 'Table' }).click();
  await chart
    .getByRole('gridcell', { name: /^[1-9]/ })
    .first()
    .waitFor();
  await page.getByRole('tab', { name: 'Servers' }).click();
  measure(`traffic moves on the page: ${value} a second after ${ms} ms, 0 again ${after.ms} ms after the last`);
}

async function seeDeath({ cluster, page, measure }: Stage): Promise<void> {
  const node = cluster.lab.machine(NODE_C.name);
  const row = serverRow(page, NODE_C);
  const begun = performance.now();
  const passed = (): number => Math.round(performance.now() - begun);
  try {
    await node.exec(['ip', 'link', 'set', 'eth0', 'down']);
    await row.getByText('Down', { exact: true }).waitFor({ timeout: LIMIT_MS });
    const downMs = passed();
    await page
      .getByText(/2 of 3 real servers answer/)
      .first()
      .waitFor();
    const reason = (await row.locator('.soft[title]').innerText()).trim();
    measure(`a node dies: on the page after ${downMs} ms, "${reason}"`);
  } finally {
    await node.exec(['ip', 'link', 'set', 'eth0', 'up']);
  }
  await row.getByText('Up', { exact: true }).waitFor({ timeout: LIMIT_MS });
  await page.getByText('All 3 real servers answer.').first().waitFor();
  measure('and comes back, without a reload');
}

async function undo({ cluster, page, measure }: Stage): Promise<void> {
  await act(page, NODE_A, 'Change…');
  await dialog(page).getByLabel('Weight').fill('7');
  await inDialog(page, 'Save').click();
  await untilKernel(cluster, 'the weight to be in the kernel', NODE_A, '-g -w 7');
  await button(page, 'Undo').click();
  const ms = await untilKernel(cluster, 'the weight to be back', NODE_A, '-g -w 1');
  measure(`a weight is changed and undone: back in the kernel ${ms} ms after the click`);
}

async function drain({ cluster, page, measure }: Stage): Promise<void> {
  await act(page, NODE_B, 'Drain…');
  await inDialog(page, 'Begin the drain').click();
  await untilKernel(cluster, 'the draining server to have weight 0', NODE_B, '-g -w 0');
  const card = page.locator('.drain');
  await card.getByText('1 of 1 empty').waitFor({ timeout: LIMIT_MS });
  await button(page, 'Back into service').click();
  await untilKernel(cluster, 'the server to be back', NODE_B, '-g -w 1');
  await card.waitFor({ state: 'hidden' });
  measure('a server is drained until it is empty, and brought back');
}

async function removeAll({ cluster, page, measure }: Stage): Promise<void> {
  await button(page, 'Delete').click();
  await dialog(page).getByLabel('Delete now').check();
  await dialog(page).getByLabel(`Type ${SERVICE} to go on`).fill(SERVICE);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Load balancing', level: 1 }).waitFor();
  await cluster.untilTable('the service to leave the kernel', LIMIT_MS, (table) => !table.includes(`${ADDRESS}:`));
  await page.goto('/panel/nodes');
  await page.getByRole('checkbox', { name: `Select ${SPARE.name}` }).check();
  await button(page, 'With 1 selected node').click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await dialog(page).getByLabel(`Type ${SPARE.name} to go on`).fill(SPARE.name);
  await page.keyboard.press('Enter');
  const row = page.getByRole('row', { name: new RegExp(`^Select ${SPARE.name}`) });
  await row.waitFor({ state: 'detached', timeout: LIMIT_MS });
  measure('the service and the node are deleted after their names were typed');
}

async function tokenLife({ cluster, page, measure }: Stage): Promise<void> {
  await page.goto('/panel/tokens');
  await button(page, 'Create a token').first().click();
  await page.getByLabel('Name').fill('panel-scenario');
  await button(page, 'Create the token').click();
  const api = new Api(cluster.stack.httpSocket);
  api.useToken(await page.getByRole('textbox', { name: 'Token', exact: true }).inputValue());
  expectEqual((await api.call('GET', '/nodes')).status, 200, 'reading with the new token');
  await button(page, 'I have it').click();
  await button(page, 'Revoke panel-scenario').click();
  await inDialog(page, 'Revoke').click();
  await page.getByText('The token is revoked').waitFor();
  expectEqual((await api.call('GET', '/nodes')).status, 401, 'reading with the revoked token');
  measure('a token works until it is revoked');
}

async function lockOut({ cluster, browser, measure }: Stage): Promise<void> {
  const user = { name: 'guessed', password: OWN_PASSWORD, spec: { role: 'viewer' } };
  expectEqual((await cluster.api.call('POST', '/users', user)).status, 201, 'making a user');
  await browser.asSomebodyElse(async (page) => {
    for (let failure = 0; failure < 6; failure += 1) {
      const answer = page.waitForResponse(/sessions$/);
      await logInAs(page, user.name, 'wrong');
      await answer;
    }
    await logInAs(page, user.name, user.password);
    await page.getByText('Too many failed log-ins').waitFor();
  });
  measure('who guesses a password is locked out, and told so');
}

async function run(cluster: ScenarioCluster, measure: Measure): Promise<void> {
  const browser = await ClientBrowser.open(cluster);
  const stage = { cluster, browser, page: browser.page, measure };
  try {
    await browser.tells(async () => {
      await browser.logIn('admin', cluster.adminPassword);
      await joinByPaste(stage);
      await addService(stage);
      await seeTraffic(stage);
      await seeDeath(stage);
      await undo(stage);
      await drain(stage);
      await removeAll(stage);
      await tokenLife(stage);
      await lockOut(stage);
    });
  } finally {
    await browser.close();
  }
}

export const panel: Scenario = {
  name: 'panel',
  about:
    'an admin at the client works in the panel: a node joins, a service comes, dies, drains and goes; tokens, lock-out',
  run,
};
