// Looking at a page: that it fits its screen and is accessible, and a picture of it for eyes.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CDPSession, Page } from 'playwright-core';
import { expect } from 'vitest';
import { quiet, stir } from './quiet.ts';
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

const desk = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };

/** How a page is walked through: by whom, and whether what is shown is looked at on a phone too, where it stands. */
export type LookOptions = PersonOptions & { onPhoneToo?: boolean };
type Look = { name: string; options: LookOptions };

const english: Look[] = [
  { name: 'en at a desk', options: { language: 'en', ...desk } },
  { name: 'en on a phone', options: { language: 'en', ...phone } },
];

/**
 * Each language at a desk and on a phone. English is walked through on each. Of the others only the words differ, and so
 * whether they fit: they are walked through once, and each page is looked at again as narrow as a phone.
 */
export const looks: Look[] = [
  ...english,
  { name: 'ko on both', options: { language: 'ko', ...desk, onPhoneToo: true } },
  { name: 'zh on both', options: { language: 'zh', ...desk, onPhoneToo: true } },
];

/** As `looks`, for what is reached otherwise on a phone, or closes when the page is made narrow. */
export const looksApart: Look[] = [
  ...english,
  ...(['ko', 'zh'] as const).flatMap((language) => [
    { name: `${language} at a desk`, options: { language, ...desk } },
    { name: `${language} on a phone`, options: { language, ...phone } },
  ]),
];

/**
 * Looks at a page in both themes, without loading it twice.
 *
 * @param way `load` loads it. `walk` is for pages that people come to from one another: only the first is loaded, the others
 *   come within the app. Where they stand is the same; that each can be loaded by itself is for another look to show.
 */
export async function inspect(
  shop: Shop,
  person: Person,
  path: string,
  name: string,
  options: LookOptions,
  way: 'load' | 'walk' = 'load',
): Promise<void> {
  const { page } = person;
  if (way === 'load' || page.url() === 'about:blank') await page.goto(path);
  else await walkTo(page, path);
  await inspectNow(shop, person, name, options);
}

type Place = { href: string; state: { __TSR_key?: string } };
type RouterGlobal = {
  __TSR_ROUTER__: {
    history: { push(path: string): void };
    state: { status: string; location: Place; resolvedLocation?: Place };
  };
};

/** Goes to another page of the app by its router; resolves when that stands there. */
async function walkTo(page: Page, path: string): Promise<void> {
  const left = await page.evaluate((to) => {
    const { history, state } = (globalThis as unknown as RouterGlobal).__TSR_ROUTER__;
    const key = state.location.state.__TSR_key;
    history.push(to);
    return key;
  }, path);
  await page.waitForFunction((key) => {
    const { status, location, resolvedLocation } = (globalThis as unknown as RouterGlobal).__TSR_ROUTER__
      .state;
    const stands = status === 'idle' && resolvedLocation?.href === location.href;
    return stands && location.state.__TSR_key !== key;
  }, left);
  stir(page);
}

/**
 * Looks in both themes at what the page shows now, such as an open dialog.
 *
 * @param again opens it again where it closes when the page becomes narrow, or wide again.
 */
export async function inspectNow(
  shop: Shop,
  person: Person,
  name: string,
  options: LookOptions,
  again: () => Promise<void> = async () => {},
) {
  await inspectAsIs(shop, person, name, options);
  if (!options.onPhoneToo) return;
  const { page } = person;
  const open = await openOver(page);
  await becomePhone(page, true);
  await again();
  await inspectAsIs(shop, person, name, { ...options, ...phone });
  expect(await openOver(page), `${name}: closes on a phone`).toEqual(expect.arrayContaining(open));
  await becomePhone(page, false);
  await again();
}

const touches = new WeakMap<Page, Promise<CDPSession>>();

/** Makes a page as narrow as a phone, without a mouse; or again as it was at a desk. */
async function becomePhone(page: Page, isPhone: boolean): Promise<void> {
  const session = touches.get(page) ?? page.context().newCDPSession(page);
  touches.set(page, session);
  await page.setViewportSize(isPhone ? phone : desk);
  await (await session).send('Emulation.setTouchEmulationEnabled', { enabled: isPhone });
}

/** The kinds of what lies open over the page. */
function openOver(page: Page): Promise<(string | null)[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]')]
      .filter((part) => part.checkVisibility() && part.getBoundingClientRect().width > 0)
      .map((part) => part.getAttribute('role'))
      .sort(),
  );
}

async function inspectAsIs(shop: Shop, { page }: Person, name: string, options: PersonOptions) {
  await settled(page);
  expect(await cutOff(page), name).toEqual([]);
  // Between languages nothing but words changes: neither colours nor what a page is made of.
  const isJudged = options.language === undefined || options.language === 'en';
  // Evaluated from here, not loaded by the page, so the page's own policy stays as it is.
  if (isJudged && !(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
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
    // Not innerWidth: a phone shows a page that is too wide as a whole, smaller.
    const { scrollWidth, clientWidth, clientHeight } = document.documentElement;
    const leaving = [...document.querySelectorAll('body *')].filter(
      (part) => part.getBoundingClientRect().right > clientWidth + 1,
    );
    const wide =
      scrollWidth > clientWidth
        ? [`the page is wider than the screen: ${leaving.at(-1)?.outerHTML.slice(0, 120)}`]
        : [];
    const dialogs = [...document.querySelectorAll('[role="dialog"]')].flatMap((dialog) => {
      const { left, right, top, bottom } = dialog.getBoundingClientRect();
      const outside = left < 0 || right > clientWidth || top < 0 || bottom > clientHeight;
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
