import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser, Locator, Page } from 'playwright-core';
import type { ApiClient } from '../e2e/harness/api-client.js';
import { eventually } from '../e2e/harness/hand-machine.js';
import { TestManager } from '../e2e/harness/manager.js';
import { queueTls } from '../e2e/harness/queue-tls.js';
import { Stores } from '../e2e/harness/stores.js';
import { logInAs, openBrowser, originOf, takePicture } from './browser.js';
import { expectFit, focusAt, manyServers, measureFilter, slowly, TRIED } from './looks.js';
import { addNodes, makeServices, PlayedDirector } from './played-director.js';

const PASSWORD = 'a password for tests only';

interface Service {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly spec: { readonly scheduler: string };
  readonly realServers: readonly { readonly spec: { readonly address: string; readonly weight: number } }[];
}

let stores: Stores;
let manager: TestManager;
let admin: ApiClient;
let director: PlayedDirector;
let browser: Browser;
let page: Page;
const faults: string[] = [];

const services = async (): Promise<readonly Service[]> =>
  ((await admin.get('/virtual-services')).body as { items: Service[] }).items;
const serviceOf = async (name: string): Promise<Service> => {
  const found = (await services()).find((service) => service.name === name);
  if (found === undefined) throw new Error(`No service ${name}`);
  return found;
};
const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');
/** Chooses a card; its radio button lies under a label that covers the whole card. */
const pick = (place: Page | Locator, name: string | RegExp) =>
  place.locator('.pf-v6-c-card', { has: page.getByRole('radio', { name, exact: true }) }).click();
const inDialog = (name: string) => dialog().getByRole('button', { name, exact: true });

async function act(server: string, what: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${server}` }).click();
  await page.getByRole('menuitem', { name: what }).click();
}

async function open(name: string): Promise<void> {
  await page.goto(`/panel/services/${(await serviceOf(name)).id}`);
  await page.getByRole('heading', { name, exact: true, level: 1 }).waitFor();
}

beforeAll(async () => {
  stores = await Stores.start({ redisTls: queueTls });
  manager = await TestManager.start(stores);
  admin = await manager.logIn();
  director = await PlayedDirector.join(manager, stores);
  await admin.put('/cluster', { name: 'main', spec: { topology: 'two-nic', quorumIp: '10.77.0.1' } });
  await makeServices(admin, { shop: '192.0.2.80', blog: '192.0.2.81', mail: '192.0.2.82' });
  browser = await openBrowser();
  const context = await browser.newContext({
    ...{ viewport: { width: 1280, height: 800 }, baseURL: originOf(manager.server), reducedMotion: 'reduce' },
  });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await logInAs(page, 'admin', PASSWORD);
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', ({ message }) => faults.push(message));
});
afterAll(async () => {
  await browser.close();
  await director.leave();
  await manager.stop();
  await stores.stop();
});
beforeEach(() => {
  faults.length = 0;
});

describe('load balancing in the panel', () => {
  it('adds a service step by step, and shows every command before', async () => {
    await page.goto('/panel/services');
    await addNodes(stores, ['2001:db8::11', '2001:db8::21']);
    await button('Add service').click();
    await pick(page, 'HTTPS');
    await page.getByLabel('Name').fill('portal');
    await expectFit(page, 'wizard-what');
    await button('Continue').click();
    await page.getByText('also used by shop').waitFor();
    await page.getByLabel('A new virtual IP').check();
    await page.getByRole('textbox', { name: 'Virtual IP' }).fill('2001:db8::443');
    await button('Continue').click();
    await pick(page, /^Maglev hashing/);
    await page.getByLabel('30 minutes').check();
    await button('Continue').click();
    await page.getByLabel('Path').fill('/healthz');
    await page.getByLabel('Fall').fill('5');
    await button('Run the check now').click();
    await page.getByText('1 of 2 would pass now, asked from director-1.').waitFor();
    await button('Answer of node-11').click();
    await dialog().getByText('HTTP/1.1 404 Not Found').waitFor();
    await takePicture(page, 'wizard-answer');
    await page.keyboard.press('Escape');
    await button('Continue').click();
    await page.getByRole('row', { name: 'Answer of node-21' }).getByText('would pass now').waitFor();
    await page.getByLabel('A server outside of the cluster').fill('2001:db8::31');
    await button('Add this server').click();
    await page.getByLabel('Weight of 2001:db8::31').fill('3');
    await button('Run the check again').click();
    await page
      .getByRole('row', { name: /Answer of .*::31/ })
      .getByText('would fail now')
      .waitFor();
    await expectFit(page, 'wizard-who');
    await button('Continue').click();
    await page.getByText('0 of 1 would pass now').waitFor();
    const plan = page.getByLabel('Exactly this will be done');
    await plan.getByText('ipvsadm -A -t [2001:db8::443]:443 -s mh -p 1800').waitFor();
    await plan.getByText('ipvsadm -a -t [2001:db8::443]:443 -r [2001:db8::31]:443 -g -w 3').waitFor();
    await page.getByText(`directorate virtual-services add portal 'tcp/[2001:db8::443]:443'`).waitFor();
    expect((await services()).map(({ name }) => name)).not.toContain('portal');
    await expectFit(page, 'wizard-review');
    await button('Create').click();
    await page.getByRole('heading', { name: 'portal', exact: true, level: 1 }).waitFor();
    await page.getByText('Its real server answers.').first().waitFor();
    expect(await serviceOf('portal')).toMatchObject({
      ...{ key: 'tcp [2001:db8::443]:443' },
      spec: {
        ...{ scheduler: 'mh', persistence: { timeoutSeconds: 1800 } },
        health: { checks: [{ kind: 'https', target: '/healthz', fall: 5 }] },
      },
      realServers: [{ spec: { address: '2001:db8::31', weight: 3 } }],
    });
    expect(faults).toEqual([]);
  });

  it('tells why a service is as it is, compares it with the kernel, and runs its check', async () => {
    await open('shop');
    await page.getByText('10.77.0.21:80').waitFor();
    await expectFit(page, 'service');
    await page.getByRole('tab', { name: 'Why?' }).click();
    await page.getByText('TCP to 10.77.0.21 connected in 1 ms.').waitFor();
    await page.getByRole('tab', { name: 'Wanted and kernel' }).click();
    await page.getByText('The kernel has what is wanted').waitFor();
    await page.getByRole('tab', { name: 'Traffic' }).click();
    await page.getByRole('button', { name: 'Table' }).first().click();
    await page.getByRole('tab', { name: 'Servers' }).click();
    await act('10.77.0.21:80', 'Run the check now');
    await dialog().getByText('220 played.example ESMTP').waitFor();
    await inDialog('Close').last().click();
    expect(faults).toEqual([]);
  });

  it('shows the refusal at its field, keeps what was typed, and undoes a change', async () => {
    await open('shop');
    await act('10.77.0.21:80', 'Change…');
    await dialog().getByLabel('Weight').fill('7');
    await dialog().getByLabel('Upper threshold').fill('70000');
    await inDialog('Save').click();
    await dialog().locator('.pf-v6-c-form .pf-m-error').first().waitFor();
    expect(await dialog().getByLabel('Weight').inputValue()).toBe('7');
    await dialog().getByLabel('Upper threshold').fill('0');
    await inDialog('Save').click();
    await dialog().waitFor({ state: 'hidden' });
    const weights = async (): Promise<number[]> =>
      (await serviceOf('shop')).realServers.map(({ spec }) => spec.weight).sort();
    expect(await weights()).toEqual([1, 7]);
    await button('Undo').click();
    await eventually('the weight to be back', 10_000, async () => (await weights()).join() === '1,1');
    faults.splice(0, faults.length, ...faults.filter((fault) => !fault.includes('400')));
    expect(faults).toEqual([]);
  });

  it('rolls back by itself what nobody confirms, and keeps what is confirmed', async () => {
    await open('shop');
    await button('Edit').click();
    await dialog().getByRole('tab', { name: 'Policy' }).click();
    await pick(dialog(), /^Round robin/);
    await dialog().getByLabel('Roll back by itself unless confirmed').selectOption('60');
    await inDialog('Save').click();
    await page.getByText(/goes back in 0:\d\d unless it is confirmed/).waitFor();
    await button('Confirm').click();
    await page.getByText(/goes back in/).waitFor({ state: 'hidden' });
    expect((await serviceOf('shop')).spec.scheduler).toBe('rr');
  });

  it('collects changes, shows what they do together, and applies them as one', async () => {
    await page.goto('/panel/services');
    await button('Collect changes').click();
    await page.getByText('0 pending changes').waitFor();
    for (const name of ['shop', 'blog']) {
      await page.getByRole('link', { name, exact: true }).click();
      await button('Edit').click();
      await dialog().getByRole('tab', { name: 'Policy' }).click();
      await pick(dialog(), /^Least connections/);
      await inDialog('Add to the pending changes').click();
      await dialog().waitFor({ state: 'hidden' });
      await page.getByRole('link', { name: 'Load balancing' }).first().click();
    }
    await page.getByText('2 pending changes').waitFor();
    expect((await serviceOf('blog')).spec.scheduler).toBe('wlc');
    await button('Review and apply').click();
    await dialog().getByText('ipvsadm -E -t 192.0.2.81:80 -s lc').waitFor();
    await expectFit(page, 'pending');
    await inDialog('Apply').click();
    await dialog().waitFor({ state: 'hidden' });
    expect([(await serviceOf('shop')).spec.scheduler, (await serviceOf('blog')).spec.scheduler]).toEqual(['lc', 'lc']);
  });

  it('drains a server live, and brings it back', async () => {
    director.connections.set('10.77.0.21', 4);
    await open('blog');
    await page.getByText('4 active, 0 ending').waitFor();
    await act('10.77.0.21:80', 'Drain…');
    await dialog().getByText('4 connections live there now.').waitFor();
    await expectFit(page, 'drain');
    await inDialog('Begin the drain').click();
    const card = page.locator('.drain');
    await card.getByText('0 of 1 empty').waitFor();
    await card.getByText('4 connections, 0 pinned clients').waitFor();
    director.connections.set('10.77.0.21', 0);
    await card.getByText('1 of 1 empty').waitFor({ timeout: 15_000 });
    await button('Back into service').click();
    await card.waitFor({ state: 'hidden', timeout: 15_000 });
  });

  it('removes a server when its connections have ended', async () => {
    director.connections.set('10.77.0.22', 2);
    await open('blog');
    await act('10.77.0.22:80', 'Remove…');
    await dialog().getByLabel('Connections get at most').selectOption('3600');
    await expectFit(page, 'remove');
    await inDialog('Drain, then remove').click();
    await page.locator('.drain').getByText('0 of 1 empty').waitFor();
    director.connections.set('10.77.0.22', 0);
    await page.getByText('10.77.0.22:80').first().waitFor({ state: 'hidden', timeout: 15_000 });
    expect((await serviceOf('blog')).realServers.length).toBe(1);
  });

  describe('deleting a service that has connections', () => {
    beforeAll(async () => {
      const spec = { protocol: 'tcp', address: '192.0.2.83', port: 80 };
      const realServers = [{ spec: { address: '10.77.0.31' } }, { spec: { address: '10.77.0.32' } }];
      await admin.post('/virtual-services', { name: 'old', createAddress: true, spec, realServers });
      director.connections.set('10.77.0.31', 6);
    });

    it('keeps what was typed and chosen while the page is renewed on a slow machine', async () => {
      await open('old');
      const slow = await page.context().newCDPSession(page);
      try {
        await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 });
        await page.route(TRIED, slowly);
        await button('Delete').click();
        await dialog().getByLabel('Connections get at most').selectOption('0');
        const name = dialog().getByLabel('Type old to go on');
        await name.fill('ol');
        await dialog().getByText('Nobody answers any more for old.').waitFor();
        const patched = admin.patch(`/virtual-services/${(await serviceOf('old')).id}`, { tags: ['renewed'] });
        await Promise.all([page.waitForResponse(TRIED), patched]);
        await page.keyboard.type('d');
        expect(await name.inputValue()).toBe('old');
        expect(await dialog().getByLabel('Connections get at most').inputValue()).toBe('0');
        await page.keyboard.press('Enter');
        await dialog().waitFor({ state: 'hidden' });
      } finally {
        await page.unroute(TRIED);
        await slow.send('Emulation.setCPUThrottlingRate', { rate: 1 });
      }
    });

    it('shows how far its drain is, cancels it, and deletes by itself when nobody is left', async () => {
      const card = page.locator('.drain');
      await card.getByRole('heading', { name: /^Drain old and delete it/ }).waitFor();
      await card.getByText('1 of 2 empty').waitFor({ timeout: 15_000 });
      await card.getByText('6 connections, 0 pinned clients').waitFor();
      await expectFit(page, 'drain-service');
      await button('Cancel, do not delete').click();
      await card.waitFor({ state: 'hidden', timeout: 15_000 });
      const closeWarning = page.getByRole('button', { name: /^Close Warning/ });
      await closeWarning.first().click();
      await button('Delete').click();
      await dialog().getByText('Nobody answers any more for old.').waitFor();
      expect(await dialog().getByLabel('Drain first, then delete').isChecked()).toBe(true);
      await expectFit(page, 'delete');
      expect(await inDialog('Drain, then delete').isDisabled()).toBe(true);
      await dialog().getByLabel('Type old to go on').fill('old');
      await inDialog('Drain, then delete').click();
      await card.getByText('1 of 2 empty').waitFor({ timeout: 15_000 });
      director.connections.set('10.77.0.31', 0);
      await page.getByRole('heading', { name: 'old was deleted' }).waitFor({ timeout: 15_000 });
      expect((await services()).map(({ name }) => name)).not.toContain('old');
      await focusAt(page, 'old');
    });
  });

  it('deletes a service at once when its name was typed, however late its impact is known', async () => {
    await open('mail');
    await page.route(TRIED, slowly);
    await button('Delete').click();
    await dialog().getByLabel('Delete now').check();
    await dialog().getByLabel('Type mail to go on').fill('mail');
    await page.keyboard.press('Enter');
    await dialog().getByText('It is done as soon as it is known').waitFor();
    await page.getByRole('heading', { name: 'Load balancing', level: 1 }).waitFor();
    await focusAt(page, 'Load balancing');
    await page.unroute(TRIED);
    await eventually('the service to be gone', 10_000, async () =>
      (await services()).every(({ name }) => name !== 'mail'),
    );
  });

  it('edits and deletes many at once', async () => {
    await page.goto('/panel/services');
    await page.getByLabel('Choose blog').check();
    await page.getByLabel('Choose portal').check();
    await button('Edit selected').click();
    await dialog().getByLabel('Persistence').selectOption('3600');
    await inDialog('Save').click();
    await dialog().waitFor({ state: 'hidden' });
    expect(await serviceOf('blog')).toMatchObject({ spec: { persistence: { timeoutSeconds: 3600 } } });
    await page.getByLabel('Choose blog').check();
    await page.getByLabel('Choose portal').check();
    await button('Delete selected services').click();
    await dialog().getByText('tcp 192.0.2.81:80').waitFor();
    await dialog().getByLabel('Type delete to go on').fill('delete');
    await inDialog('Delete 2 services').click();
    await dialog().waitFor({ state: 'hidden' });
    expect((await services()).map(({ name }) => name)).toEqual(['shop']);
  });

  it('lists revisions, compares and restores them', async () => {
    await page.goto('/panel/revisions');
    await page.getByRole('button', { name: 'Actions for revision 1', exact: true }).waitFor();
    await expectFit(page, 'revisions');
    await page
      .getByRole('button', { name: /^Actions for revision/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Show what it changed' }).click();
    await page
      .getByRole('grid', { name: /^What differs from revision/ })
      .getByText('removed')
      .first()
      .waitFor();
    await page
      .getByRole('button', { name: /^Actions for revision/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Undo' }).click();
    await dialog().getByText('ipvsadm -A -t 192.0.2.81:80').first().waitFor();
    await inDialog('Undo').click();
    await dialog().waitFor({ state: 'hidden' });
    expect((await services()).map(({ name }) => name).sort()).toEqual(['blog', 'portal', 'shop']);
  });

  it('reads a former configuration, shows what would change, and leaves a service out', async () => {
    await page.goto('/panel/imports');
    await button('Read a configuration').first().click();
    await dialog().getByLabel('From').selectOption('ipvsadm-save');
    await dialog()
      .getByLabel('Text')
      .fill('-A -t 192.0.2.200:80 -s rr\n-a -t 192.0.2.200:80 -r 10.77.0.31:80 -m -w 1\n');
    await inDialog('Read it').click();
    await page.getByText('Not in the kernel').waitFor();
    await page.getByText('ipvsadm -A -t 192.0.2.200:80 -s rr').waitFor();
    await expectFit(page, 'imports');
    await button('Skip').click();
    await button('Watch again').waitFor();
  });

  it('scrolls and filters ten thousand real servers as if they were ten', async () => {
    await page.route('**/api/v1/virtual-services?*', manyServers);
    await page.goto('/panel/services');
    await page.getByRole('tab', { name: 'Real servers' }).click();
    await page.getByText(/^100\d\d servers$/).waitFor({ timeout: 30_000 });
    const rows = page.locator('.long-row');
    expect(await rows.count()).toBeLessThan(80);
    await page.evaluate(`document.querySelector('.long-table').scrollTo(0, 1e9)`);
    await page.getByText('10.99.39.15:').waitFor();
    expect(await rows.count()).toBeLessThan(80);
    const filter = page.getByLabel('Find by address, node, state or method');
    const spans: number[] = [];
    for (const at of [100, 101, 102, 103, 104]) {
      await page.evaluate(`(${measureFilter})()`);
      await filter.fill(`10.99.7.${at}`);
      await page.getByText(/^1 of 100\d\d servers$/).waitFor();
      spans.push(await page.evaluate<number>('window.filtered'));
      await filter.fill('');
      await page.getByText(/^100\d\d servers$/).waitFor();
    }
    // The machine may be busy with other things in between: the quickest tells what the panel needs.
    expect(Math.min(...spans)).toBeLessThanOrEqual(100);
    await page.unroute('**/api/v1/virtual-services?*');
  });
});
