import { chromium, type BrowserContext, type Page } from 'playwright-core';
import type { BenchManager } from './bench-manager.js';

const CHROMIUM = '/usr/bin/chromium';

/** A browser in which the admin is logged in; ends with the work. */
export async function inBrowser<T>(
  manager: BenchManager,
  work: (context: BrowserContext, page: Page) => Promise<T>,
): Promise<T> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
  const browser = await chromium.launch({ executablePath: CHROMIUM, args });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: manager.origin });
    const data = { ...manager.credentials, cookie: true };
    const answer = await context.request.post('/api/v1/sessions', { data, headers: { origin: manager.origin } });
    if (!answer.ok()) throw new Error(`log-in: ${answer.status()} ${await answer.text()}`);
    return await work(context, await context.newPage());
  } finally {
    await browser.close();
  }
}
