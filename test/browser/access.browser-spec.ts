import { createServer, type Server } from 'node:http';
import { generateSync } from 'otplib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, problemOf } from '../e2e/harness/api-client.js';
import { TestManager } from '../e2e/harness/manager.js';
import { queueTls } from '../e2e/harness/queue-tls.js';
import { Stores } from '../e2e/harness/stores.js';
import { logInAs, openBrowser, originOf, seriousFaults, takePicture } from './browser.js';
import { LackingDirector } from './lacking-director.js';

const OWN = 'a password of their own';
/** A setting that the director's kernel does not have. */
const LACKING = 'est_nice';

let stores: Stores;
let manager: TestManager;
let admin: ApiClient;
let director: LackingDirector;
let receiver: Server;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  stores = await Stores.start({ redisTls: queueTls });
  manager = await TestManager.start(stores, {
    DIRECTORATE_SESSION_IDLE_MINUTES: '30',
    DIRECTORATE_WEBHOOK_NETWORKS: '127.0.0.0/8',
  });
  admin = await manager.logIn();
  await admin.put('/cluster', { name: 'main', spec: { topology: 'one-nic', quorumIp: '192.0.2.10' } });
  const spec = { protocol: 'tcp', address: '192.0.2.80', port: 80 };
  await admin.post('/virtual-services', { name: 'shop', createAddress: true, spec });
  director = await LackingDirector.join(manager, stores, LACKING);
  receiver = createServer((request, response) => {
    request.resume();
    response.writeHead(204).end();
  }).listen(0, '127.0.0.1');
  browser = await openBrowser();
  context = await newContext();
  page = await context.newPage();
  await logInAs(page, 'admin', 'a password for tests only');
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
});
afterAll(async () => {
  await browser.close();
  receiver.close();
  await director.leave();
  await manager.stop();
  await stores.stop();
});

const newContext = (): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width: 1280, height: 900 }, baseURL: originOf(manager.server) });

/** A page of its own for somebody else. */
async function inOwnBrowser(work: (on: Page) => Promise<void>): Promise<void> {
  const other = await newContext();
  try {
    await work(await other.newPage());
  } finally {
    await other.close();
  }
}

const row = (on: Page, name: string) => on.getByRole('row').filter({ hasText: name });

async function act(on: Page, name: string, action: string): Promise<void> {
  await on.getByRole('button', { name: `Actions: ${name}` }).click();
  await on.getByRole('menuitem', { name: action, exact: true }).click();
}

/** What a field that is for copying holds. */
const copied = (on: Page, label: string): Promise<string> =>
  on.getByRole('textbox', { name: label, exact: true }).inputValue();

async function makeUser(name: string, role: string): Promise<void> {
  await admin.post('/users', { name, password: 'good for one log-in', spec: { role } });
  await manager.firstLogIn(name, 'good for one log-in', OWN);
}

describe('a token', () => {
  it('is shown once, works for what it may, and is refused as soon as it is revoked', async () => {
    await page.goto('/panel/tokens');
    await page.getByRole('button', { name: 'Create a token' }).first().click();
    await page.getByLabel('Name').fill('ci-deploy');
    await page.getByLabel('Only from these networks').fill('127.0.0.0/8');
    expect(await seriousFaults(page)).toEqual([]);
    await takePicture(page, 'token-form');
    await page.getByRole('button', { name: 'Create the token' }).click();
    await page.getByRole('heading', { name: 'Token ci-deploy' }).waitFor();
    const secret = await copied(page, 'Token');
    expect(await seriousFaults(page)).toEqual([]);
    await takePicture(page, 'token-secret');
    await page.getByRole('button', { name: 'I have it' }).click();
    expect(await page.content()).not.toContain(secret);
    const token = admin.with(secret);
    expect((await token.get('/nodes')).status).toBe(200);
    expect(problemOf(await token.post('/addresses', { spec: { address: '192.0.2.81' } })).code).toBe('forbidden');
    await page.reload();
    await row(page, 'ci-deploy').getByText('ago').waitFor();
    await page.getByRole('button', { name: 'Revoke ci-deploy' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('The token is revoked').waitFor();
    await page.getByRole('heading', { name: 'No token yet' }).waitFor();
    expect(problemOf(await token.get('/nodes'))).toMatchObject({ status: 401, code: 'unauthenticated' });
  });
});

describe('a user', () => {
  it('is added with a one-time password, replaces it, is granted a service, disabled and deleted', async () => {
    await page.goto('/panel/users');
    await page.getByRole('button', { name: 'Add a user' }).click();
    await page.getByLabel('User name').fill('ada');
    await page.getByLabel('Full name').fill('Ada Lovelace');
    await takePicture(page, 'user-form');
    await page.getByRole('button', { name: 'Add the user' }).click();
    await page.getByRole('heading', { name: 'ada can log in now' }).waitFor();
    const oneTime = await copied(page, 'One-time password');
    await takePicture(page, 'user-secret');
    await page.getByRole('button', { name: 'I have it' }).click();
    await row(page, 'ada').getByText('One-time password').waitFor();
    await inOwnBrowser(async (own) => {
      await logInAs(own, 'ada', oneTime);
      await own.getByLabel('One-time password').fill(oneTime);
      await own.getByLabel('New password, at least 12 characters').fill(OWN);
      await own.getByLabel('New password again').fill(OWN);
      await own.getByRole('button', { name: 'Set the password' }).click();
      await own.getByRole('heading', { name: 'Dashboard' }).waitFor();
    });
    await page.reload();
    await row(page, 'ada').getByText('Active').waitFor();
    await act(page, 'ada', 'Grants');
    await page.getByLabel('Add a service or a node').selectOption({ label: 'shop' });
    expect(await seriousFaults(page)).toEqual([]);
    await takePicture(page, 'user-grants');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('The user is saved').first().waitFor();
    const ada = await manager.logIn('ada', OWN);
    expect((await ada.get('/users/me/grants')).body).toMatchObject({ items: [{ scopes: ['services:write'] }] });
    await act(page, 'ada', 'Disable');
    await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
    await row(page, 'ada').getByText('Disabled').waitFor();
    expect((await ada.get('/users/me')).status).toBe(401);
    await act(page, 'ada', 'Delete');
    const remove = page.getByRole('dialog').getByRole('button', { name: 'Delete' });
    expect(await remove.isDisabled()).toBe(true);
    await page.getByLabel('Type ada to go on').fill('ada');
    await takePicture(page, 'user-delete');
    await remove.click();
    await page.getByText('The user is deleted').waitFor();
    await row(page, 'ada').waitFor({ state: 'detached' });
  });

  it('that is locked out is told so and shown so, and is unlocked', async () => {
    await makeUser('guessed', 'viewer');
    await inOwnBrowser(async (own) => {
      for (let failure = 0; failure < 6; failure += 1) {
        const answer = own.waitForResponse(/sessions$/);
        await logInAs(own, 'guessed', 'wrong');
        await answer;
      }
      await logInAs(own, 'guessed', OWN);
      await own.getByText('Too many failed log-ins').waitFor();
      await takePicture(own, 'lock-out');
      await page.goto('/panel/users');
      await row(page, 'guessed').getByText('Locked out').waitFor();
      await act(page, 'guessed', 'Unlock');
      await row(page, 'guessed').getByText('Active').waitFor();
      await logInAs(own, 'guessed', OWN);
      await own.getByRole('heading', { name: 'Dashboard' }).waitFor();
    });
  });

  it('that only looks sees what it may not do in grey, with the scope that it needs', async () => {
    await makeUser('looker', 'viewer');
    await inOwnBrowser(async (own) => {
      await logInAs(own, 'looker', OWN);
      await own.getByRole('heading', { name: 'Dashboard' }).waitFor();
      await own.goto('/panel/policies');
      const create = own.getByRole('button', { name: 'Create a policy' });
      await create.waitFor();
      expect(await create.getAttribute('aria-disabled')).toBe('true');
      await create.hover();
      await own.getByText('This needs services:write.').waitFor();
      await own.goto('/panel/settings');
      const save = own.getByRole('button', { name: 'Save', exact: true });
      await save.waitFor();
      expect(await save.getAttribute('aria-disabled')).toBe('true');
      await own.goto('/panel/settings?tab=webhooks');
      await own.getByText('This needs webhooks:read.').waitFor();
      await own.goto('/panel/users');
      await own.getByText('This needs users:read.').waitFor();
      await takePicture(own, 'viewer');
      await own.keyboard.press('Control+k');
      await own.getByRole('combobox').fill('add a virtual');
      const lacking = own.getByRole('option', { name: 'Add a virtual service This needs services:write.' });
      expect(await lacking.getAttribute('aria-disabled')).toBe('true');
      expect(await seriousFaults(own)).toEqual([]);
      await own.keyboard.press('Enter');
      expect(own.url()).toContain('/panel/users');
    });
  });
});

describe('a second factor', () => {
  it('is set up by a picture for the app, asked for at log-in, and reset by an admin', async () => {
    await makeUser('careful', 'operator');
    await inOwnBrowser(async (own) => {
      await logInAs(own, 'careful', OWN);
      await own.getByRole('heading', { name: 'Dashboard' }).waitFor();
      await own.goto('/panel/account');
      await own.getByRole('button', { name: 'Set up' }).click();
      await own.getByLabel('Present password').fill(OWN);
      await own.getByRole('button', { name: 'Go on' }).click();
      await own.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
      expect(await seriousFaults(own)).toEqual([]);
      await takePicture(own, 'second-factor');
      const link = (await own.getByRole('link', { name: 'Open the app on this device' }).getAttribute('href')) ?? '';
      const secret = new URL(link).searchParams.get('secret') ?? '';
      const now = Math.floor(Date.now() / 1000);
      await own.getByLabel('The six digits that the app shows').fill(generateSync({ secret, epoch: now }));
      await own.getByRole('button', { name: 'Turn it on' }).click();
      await own.getByRole('heading', { name: 'Your recovery codes' }).waitFor();
      await takePicture(own, 'recovery-codes');
      await own.getByRole('button', { name: 'I have it' }).click();
      await own.getByText('On: log-in asks for a code').waitFor();
      await own.getByRole('button', { name: 'careful' }).click();
      await own.getByRole('menuitem', { name: 'Log out' }).click();
      await own.getByRole('button', { name: 'Log in' }).waitFor();
      await logInAs(own, 'careful', OWN);
      await own.getByLabel('Code').fill(generateSync({ secret, epoch: now + 30 }));
      await own.getByRole('button', { name: 'Log in' }).click();
      await own.getByRole('heading', { name: 'Dashboard' }).waitFor();
    });
    await page.goto('/panel/users');
    await act(page, 'careful', 'Reset the second factor');
    await page.getByRole('dialog').getByRole('button', { name: 'Reset the second factor' }).click();
    await page.getByText('The second factor is off').waitFor();
    expect((await manager.logIn('careful', OWN)).token).not.toBeNull();
  });
});

describe('a page that nobody uses', () => {
  it('warns, stays when asked to, and logs out when nobody answers', async () => {
    await inOwnBrowser(async (own) => {
      await own.clock.install();
      await logInAs(own, 'admin', 'a password for tests only');
      await own.getByRole('heading', { name: 'Dashboard' }).waitFor();
      await own.clock.fastForward('28:30');
      await own.getByRole('heading', { name: 'Are you still there?' }).waitFor();
      await takePicture(own, 'timeout');
      await own.getByRole('button', { name: 'Stay logged in' }).click();
      await own.getByRole('heading', { name: 'Are you still there?' }).waitFor({ state: 'detached' });
      await own.clock.fastForward('31:00');
      await own.getByRole('button', { name: 'Log in' }).waitFor();
      expect(await context.cookies()).toHaveLength(1);
    });
  });
});

describe('events that come while somebody reads', () => {
  it('wait, are counted, and are shown when asked for', async () => {
    await page.goto('/panel/events');
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused – 0 new events').waitFor();
    const [service] = ((await admin.get('/virtual-services')).body as { items: { id: string }[] }).items;
    await manager.query(
      `INSERT INTO event (at, type, severity, subject_type, subject_id, subject_name, message)
       VALUES (now(), 'service-changed', 'warning', 'virtual-service', '${String(service?.id)}', 'shop', 'Somebody looked at it.')`,
    );
    await page.getByText('Paused – 1 new event').waitFor({ timeout: 10_000 });
    await page.getByRole('button', { name: 'Show them' }).click();
    await page.getByText('Somebody looked at it.').waitFor();
    await page.getByLabel('Kind').selectOption('foreign-found');
    await page.getByText('No event like this').waitFor();
  });
});

describe('settings', () => {
  const saved = async (path: string): Promise<unknown> => (await admin.get(path)).body;

  it('of change control are changed where they are explained', async () => {
    await page.goto('/panel/settings');
    await page.getByLabel('Services at once').fill('7');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved').waitFor();
    expect(await saved('/change-control')).toMatchObject({ spec: { maxServices: 7 } });
    await page.getByLabel('Services at once').fill('-1');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('must not be less than').first().waitFor();
  });

  it('of the kernel say what the kernel lacks, by the name of the director', async () => {
    await page.goto('/panel/settings?tab=kernel');
    await page.getByText('The kernel of director-1 lacks this.').waitFor();
    expect(await page.getByRole('button', { name: `Edit ${LACKING}` }).getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('button', { name: 'Edit expire_nodest_conn' }).click();
    await page.getByLabel('Value').fill('0');
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
    await row(page, 'expire_nodest_conn').getByText('set here').waitFor();
    expect(await saved('/director-settings')).toMatchObject({ spec: { kernel: { expire_nodest_conn: '0' } } });
  });

  it('of webhooks show the secret once, send a test and what was answered', async () => {
    await page.goto('/panel/settings?tab=webhooks');
    await page.getByRole('button', { name: 'Add a webhook' }).click();
    await page.getByLabel('Name').fill('chat');
    await page.getByLabel('Address').fill(`${originOf(receiver)}/hook`);
    await page.getByRole('button', { name: 'Add the webhook' }).click();
    expect(await copied(page, 'Signing secret')).toMatch(/^whsec_/);
    await page.getByRole('button', { name: 'I have it' }).click();
    await act(page, 'chat', 'Send a test');
    await page.getByText('HTTP 204').waitFor({ timeout: 15_000 });
    expect(await seriousFaults(page)).toEqual([]);
    await takePicture(page, 'webhook-deliveries');
  });
});

describe('a policy', () => {
  it('is created with what the kernels have, made the default, and deleted', async () => {
    await page.goto('/panel/policies');
    await page.getByRole('button', { name: 'Create a policy' }).click();
    await page.getByLabel('Name').fill('sticky');
    await page.getByLabel('Picks a server by').selectOption('rr');
    await page.getByLabel('Persistence').selectOption({ label: '30 minutes' });
    expect(await seriousFaults(page)).toEqual([]);
    await takePicture(page, 'policy-form');
    await page.getByRole('dialog').getByRole('button', { name: 'Create the policy' }).click();
    await page.getByText('same server for 30 min').waitFor();
    await act(page, 'sticky', 'Make it the default');
    await page.getByRole('dialog').getByRole('button', { name: 'Make it the default' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await admin.get('/policies/default')).body).toMatchObject({ name: 'sticky' });
    await act(page, 'default', 'Make it the default');
    await page.getByRole('dialog').getByRole('button', { name: 'Make it the default' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await act(page, 'sticky', 'Delete');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Actions: sticky' }).waitFor({ state: 'detached' });
  });
});

describe('metrics', () => {
  it('have a table beside each chart, for keyboards and screen readers', async () => {
    await page.goto('/panel/metrics');
    const chart = page.getByRole('figure', { name: 'Bytes per second' });
    await chart.getByRole('button', { name: 'Table' }).focus();
    await page.keyboard.press('Enter');
    await chart.getByRole('columnheader', { name: 'from clients' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByLabel('Of', { exact: true }).selectOption({ label: 'shop' });
    await page.getByRole('button', { name: '7 days' }).click();
    await page.getByText('One value per 1').waitFor();
  });
});
