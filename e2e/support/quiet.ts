// When a page has got all it asked for. Playwright's own `networkidle` is half a second of silence, at each look.
import type { Page } from 'playwright-core';

/** Milliseconds of silence after which nothing more is expected: what one answer makes a page ask for follows at once. */
const silence = 100;
/** Milliseconds after which a page that is still asking is given up: less than a test has. */
const patience = 30_000;

type Traffic = { open: number; since: number };
const traffic = new WeakMap<Page, Traffic>();

/** Counts what a page asks for, from its beginning. */
export function watchTraffic(page: Page): void {
  const now: Traffic = { open: 0, since: performance.now() };
  traffic.set(page, now);
  const count = (by: number) => () => {
    now.open = Math.max(0, now.open + by);
    now.since = performance.now();
  };
  page.on('request', count(1));
  page.on('requestfinished', count(-1));
  page.on('requestfailed', count(-1));
  // What a page that is left was still asking for is never told of again.
  page.on('domcontentloaded', () => {
    now.open = 0;
  });
}

/** Something has been done after which a page may ask for more: the silence begins anew. */
export function stir(page: Page): void {
  const seen = traffic.get(page);
  if (seen) seen.since = performance.now();
}

/**
 * Resolves when nothing has been asked for or answered for a moment.
 * @throws Error where that does not come.
 */
export async function quiet(page: Page): Promise<void> {
  const seen = traffic.get(page);
  if (!seen) throw new Error('Nobody counts what this page asks for.');
  const until = performance.now() + patience;
  for (;;) {
    const left = silence - (performance.now() - seen.since);
    if (seen.open === 0 && left <= 0) return;
    if (performance.now() > until) {
      throw new Error(`${page.url()} was not quiet for ${patience / 1_000} s; open: ${seen.open}`);
    }
    await new Promise((resolve) => setTimeout(resolve, Math.max(10, left)));
  }
}
