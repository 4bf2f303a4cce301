import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { CHROMIUM, logInAs, openBrowser } from '../../browser/browser.js';
import type { ScenarioCluster } from './cluster.js';
import { MANAGER } from './machines.js';
import { ScenarioFailure } from './scenario.js';

const STEP_LIMIT_MS = 60_000;

/** Chromium on the client's machine, looking at the panel through the quorum IP as an admin would. */
export class ClientBrowser {
  private constructor(
    private readonly browser: Browser,
    private readonly context: BrowserContext,
    private readonly dir: string,
    readonly page: Page,
  ) {}

  static async open(cluster: ScenarioCluster): Promise<ClientBrowser> {
    const dir = await mkdtemp(join(tmpdir(), 'client-browser-'));
    const program = join(dir, 'chromium');
    const argv = cluster.client.argvInside([CHROMIUM]).map((word) => `'${word}'`);
    await writeFile(program, `#!/bin/sh\nexec ${argv.join(' ')} "$@"\n`);
    await chmod(program, 0o755);
    const browser = await openBrowser(program);
    const context = await newContext(browser);
    const page = await context.newPage();
    page.setDefaultTimeout(STEP_LIMIT_MS);
    return new ClientBrowser(browser, context, dir, page);
  }

  /** As somebody else, in a browser of their own. */
  async asSomebodyElse(work: (page: Page) => Promise<void>): Promise<void> {
    const context = await newContext(this.browser);
    try {
      await work(await context.newPage());
    } finally {
      await context.close();
    }
  }

  async logIn(name: string, password: string): Promise<void> {
    await logInAs(this.page, name, password);
    await this.page.getByRole('heading', { name: 'Dashboard' }).waitFor();
  }

  /** Does the work; a failure tells what stood on the page. */
  async tells(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      const text = await this.page
        .locator('body')
        .innerText()
        .catch(() => 'nothing');
      const message = cause instanceof Error ? cause.message : String(cause);
      throw new ScenarioFailure(`${message}\non ${this.page.url()}:\n${text.slice(0, 3000)}`);
    }
  }

  async close(): Promise<void> {
    await this.context.close();
    await this.browser.close();
    await rm(this.dir, { recursive: true, force: true });
  }
}

const newContext = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({
    ...{ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ignoreHTTPSErrors: true },
    baseURL: `https://${MANAGER.quorumIp}:${MANAGER.apiPort}`,
  });
