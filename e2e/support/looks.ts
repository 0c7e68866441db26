// Looking at a page: that it fits its screen and is accessible, and a picture of it for eyes.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Person, PersonOptions, Shop } from './shop.ts';

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

/** Each language at a desk and on a phone. */
export const looks: { name: string; options: PersonOptions }[] = (['en', 'ko', 'zh'] as const).flatMap(
  (language) => [
    { name: `${language} at a desk`, options: { language, width: 1280, height: 900 } },
    { name: `${language} on a phone`, options: { language, width: 390, height: 844 } },
  ],
);

/** Looks at a page in both themes, without loading it twice. */
export async function inspect(
  shop: Shop,
  person: Person,
  path: string,
  name: string,
  options: PersonOptions,
) {
  await person.page.goto(path);
  await inspectNow(shop, person, name, options);
}

/** Looks at the page as it stands, in both themes. */
export async function inspectNow(shop: Shop, { page }: Person, name: string, options: PersonOptions) {
  await settled(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, `${name} is wider than the screen`).toBeLessThanOrEqual(0);
  for (const theme of ['dark', 'light'] as const) {
    await page.evaluate((chosen) => {
      document.documentElement.dataset['theme'] = chosen;
    }, theme);
    expect(await seriousFindings(page), `${name}, ${theme}`).toEqual([]);
    await shop.shoot(page, `${name}.${theme}.${options.width}.${options.language}`);
  }
}
