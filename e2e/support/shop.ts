// A seeded shop with the built page, and people with browsers of their own.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { openDatabase } from '../../server/platform/postgres/database.ts';
import { defaultSeedSize, seed } from '../../server/seed/seed.ts';
import { startTestApp, type TestApp } from '../../server/testing/app.ts';
import { filledDatabase } from '../../server/testing/postgres.ts';
import { findBrowser, launchBrowser } from './browser.ts';
import { watchTraffic } from './quiet.ts';

export type PersonOptions = {
  language?: 'en' | 'ko' | 'zh';
  theme?: 'dark' | 'light';
  width?: number;
  height?: number;
  /** A session cookie as the server gave it; without it the person is a guest. */
  cookie?: string;
  /** Where they find the shop, when not at its own address. */
  origin?: string;
};

export type Person = { page: Page; context: BrowserContext; problems: string[] };

export type Shop = {
  app: TestApp;
  browser: Browser;
  /** A new browser profile until the end of the test. What the page's console complains of is collected. */
  person(options?: PersonOptions): Promise<Person>;
  /** Keeps a picture in e2e/shots/, for eyes; where there are none, under CI=true, it keeps none. */
  shoot(page: Page, name: string): Promise<void>;
  close(): Promise<void>;
};

const shots = join(import.meta.dirname, '..', 'shots');

/** Starts everything; the world is the demo's. @param settings on top of the usual, by their environment names. */
export async function openShop(settings: Record<string, string> = {}): Promise<Shop> {
  const program = await findBrowser();
  if (!program) throw new Error('There is no browser here: install Chrome to run the browser suites.');
  const stored = await filledDatabase('demo', async (url) => {
    const database = openDatabase(url, { pool: 4 });
    await seed(database, { ...defaultSeedSize, now: Date.now(), demo: true, onProgress: () => {} });
    await database.close();
  });
  const environment = { LOBBY_DEMO_ACCOUNTS: 'on', ...settings };
  const app = await startTestApp({ databaseUrl: stored.url, environment });
  const browser = await launchBrowser(program);
  const contexts: BrowserContext[] = [];
  return {
    app,
    browser,
    async person(options = {}) {
      const {
        language = 'en',
        theme = 'dark',
        width = 1280,
        height = 900,
        cookie,
        origin = app.url,
      } = options;
      const context = await browser.newContext({
        baseURL: origin,
        viewport: { width, height },
        locale: { en: 'en-US', ko: 'ko-KR', zh: 'zh-CN' }[language],
        timezoneId: 'Asia/Seoul',
        colorScheme: theme,
        hasTouch: width < 640,
        isMobile: width < 640,
        reducedMotion: 'reduce',
      });
      const number = contexts.push(context);
      if (cookie) {
        const [name = '', value = ''] = cookie.split('=', 2);
        await context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Lax' }]);
      }
      await context.addInitScript((chosen) => {
        if (!localStorage.getItem('lobby.theme')) localStorage.setItem('lobby.theme', chosen);
      }, theme);
      const page = await context.newPage();
      watchTraffic(page);
      onTestFinished(async ({ task }) => {
        if (task.result?.state === 'fail' && !page.isClosed()) {
          mkdirSync(shots, { recursive: true });
          const name = `failed.${task.name.slice(0, 60)}.${number}`.replace(/[^\w.]+/g, '-');
          await page.screenshot({ path: join(shots, `${name}.png`) });
        }
        // A page that nobody looks at any more goes on hearing what happens in the shop.
        await context.close();
      });
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('console', (message) => {
        // What failed to load the text does not say.
        if (message.type() === 'error') problems.push(`${message.text()} ${message.location().url}`);
      });
      return { page, context, problems };
    },
    async shoot(page, name) {
      if (process.env['CI'] === 'true') return;
      mkdirSync(shots, { recursive: true });
      await page.screenshot({ path: join(shots, `${name}.png`), animations: 'disabled' });
    },
    async close() {
      for (const context of contexts) await context.close();
      await browser.close();
      await app.close();
      await stored.drop();
    },
  };
}
