// Looking at a page: that it fits its screen and is accessible, and a picture of it for eyes.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { quiet } from './quiet.ts';
import type { Person, PersonOptions, Shop } from './shop.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Violation = { id: string; impact: string | null; nodes: { html: string }[] };

/** What axe finds that is serious or worse; by rules about colours alone, or by all. */
async function seriousFindings(page: Page, rules: 'all' | 'colours'): Promise<string[]> {
  const options = {
    resultTypes: ['violations'],
    ...(rules === 'colours' && { runOnly: ['color-contrast', 'link-in-text-block'] }),
  };
  const violations = await page.evaluate(async (asked) => {
    const { axe } = globalThis as unknown as {
      axe: { run(asked: object): Promise<{ violations: unknown[] }> };
    };
    return (await axe.run(asked)).violations;
  }, options);
  return (violations as Violation[])
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

/** All that the page asked for has come and been drawn. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState();
  await quiet(page);
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
): Promise<void> {
  await person.page.goto(path);
  await inspectNow(shop, person, name, options);
}

/** Looks in both themes at what the page shows now, such as an open dialog. */
export async function inspectNow(shop: Shop, { page }: Person, name: string, options: PersonOptions) {
  await settled(page);
  expect(await cutOff(page), name).toEqual([]);
  // Between languages nothing but words changes: neither colours nor what a page is made of.
  const isJudged = options.language === undefined || options.language === 'en';
  // Evaluated from here, not loaded by the page, so the page's own policy stays as it is.
  if (isJudged) await page.evaluate(axeSource);
  for (const theme of ['dark', 'light'] as const) {
    await page.evaluate((chosen) => {
      document.documentElement.dataset['theme'] = chosen;
    }, theme);
    // Between the themes nothing but colours changes.
    if (isJudged) {
      const found = await seriousFindings(page, theme === 'dark' ? 'all' : 'colours');
      expect(found, `${name}, ${theme}`).toEqual([]);
    }
    await shop.shoot(page, `${name}.${theme}.${options.width}.${options.language}`);
  }
}

/** What does not fit: the page itself, or a dialog and what is in it, which would be cut off and cannot be scrolled to. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { documentElement } = document;
    const wide = documentElement.scrollWidth > innerWidth ? ['the page is wider than the screen'] : [];
    const dialogs = [...document.querySelectorAll('[role="dialog"]')].flatMap((dialog) => {
      const { left, right, top, bottom } = dialog.getBoundingClientRect();
      const outside = left < 0 || right > innerWidth || top < 0 || bottom > innerHeight;
      const inside = [...dialog.querySelectorAll('*')].filter(
        (
          part, // What only readers hear takes no room.
        ) =>
          !part.classList.contains('sr') &&
          part.scrollWidth > part.clientWidth + 1 &&
          getComputedStyle(part).overflowX !== 'visible',
      );
      return [
        ...(outside ? ['a dialog leaves the screen'] : []),
        ...inside.map((part) => `too wide in a dialog: ${part.outerHTML.slice(0, 120)}`),
      ];
    });
    return [...wide, ...dialogs];
  });
}
