// Every page at phone and desk width, in both themes and three languages: it fits, complains of nothing, and is
// accessible. Keeps a picture of each in e2e/shots/.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type Person, type PersonOptions, type Shop } from './support/shop.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Violation = { id: string; impact: string | null; nodes: { html: string }[] };

/** What axe finds that is serious or worse. */
async function seriousFindings(page: Page): Promise<string[]> {
  // Evaluated from here, not loaded by the page, so the page's own policy stays as it is.
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: unknown[] }> } };
    return (await axe.run()).violations;
  });
  return (violations as Violation[])
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

/** All that the page asked for has come and been drawn. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  // What lies far below is fetched when it comes near.
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[aria-busy="true"]')].every(
      (element) => element.getBoundingClientRect().top > innerHeight,
    ),
  );
  await page.evaluate(() => document.fonts.ready);
}

const looks: { name: string; options: PersonOptions }[] = (['en', 'ko', 'zh'] as const).flatMap(
  (language) => [
    { name: `${language} at a desk`, options: { language, width: 1280, height: 900 } },
    { name: `${language} on a phone`, options: { language, width: 390, height: 844 } },
  ],
);

/** Looks at a page in both themes, without loading it twice. */
async function inspect(shop: Shop, { page }: Person, path: string, name: string, options: PersonOptions) {
  await page.goto(path);
  await settled(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
  for (const theme of ['dark', 'light'] as const) {
    await page.evaluate((chosen) => {
      document.documentElement.dataset['theme'] = chosen;
    }, theme);
    expect(await seriousFindings(page), `${path}, ${theme}`).toEqual([]);
    await shop.shoot(page, `${name}.${theme}.${options.width}.${options.language}`);
  }
}

describe('the pages', () => {
  let shop: Shop;
  let roomPath: string;
  beforeAll(async () => {
    shop = await openShop();
    const { caller } = await shop.app.member({ nickname: 'Looker' });
    const room = (await caller.chat.rooms()).items.find((candidate) => !candidate.locked);
    roomPath = `/rooms/${room?.id}`;
  });
  afterAll(() => shop?.close());

  it.each(looks)('UI-106: fit, complain of nothing and are accessible: $name', async ({ options }) => {
    // Who looks after the shop sees everything others see, and more.
    const { cookie, caller } = await shop.app.member({ language: options.language ?? 'en', role: 'admin' });
    const { items } = await caller.moderation.members({ limit: 10 });
    const memberId = items.find(({ role }) => role === 'member')?.id ?? '';
    await caller.moderation.ban({ memberId, reason: 'Advertising in every room, again' });
    await caller.chat.joinRoom({ roomId: roomPath.slice('/rooms/'.length) });
    const person = await shop.person({ ...options, cookie });
    const paths = ['/', '/category/all', '/search?q=a', '/game/saltmarch', '/wishlist', '/rooms', roomPath];
    for (const path of [...paths, '/friends', '/settings', '/moderation', '/nowhere/at/all']) {
      const name = path === roomPath ? 'room' : path.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home';
      await inspect(shop, person, path, name, options);
    }
    expect(person.problems).toEqual([]);
  });

  it.each(looks)('UI-106: and so for guests: $name', async ({ options }) => {
    const person = await shop.person(options);
    const door = ['/sign-in', '/sign-up', '/new-password', `/link#${'x'.repeat(43)}`, '/outbox'];
    for (const path of ['/', '/game/saltmarch', '/wishlist', '/rooms', '/friends', ...door]) {
      const name = path.replace(/#.*|\W+/g, '-').replace(/^-+|-+$/g, '') || 'home';
      await inspect(shop, person, path, `guest-${name}`, options);
    }
    expect(person.problems).toEqual([]);
  });
});
