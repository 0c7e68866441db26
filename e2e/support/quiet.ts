// When a page has got all it asked for. Playwright's own `networkidle` is half a second of silence, at each look.
import type { Page, Request } from 'playwright-core';

/** Milliseconds of silence after which nothing more is expected: what one answer makes a page ask for follows at once. */
const silence = 100;
/** Milliseconds after which a page that is still asking is given up: less than a test has. */
const patience = 30_000;

/** `open` is not answered yet; `last` is the address asked for last, and `since` the time of the last change. */
type Traffic = { open: Set<Request>; last: string; since: number };
const traffic = new WeakMap<Page, Traffic>();

/** Counts what a page asks for, from its beginning. */
export function watchTraffic(page: Page): void {
  const now: Traffic = { open: new Set(), last: 'nothing', since: performance.now() };
  traffic.set(page, now);
  page.on('request', (request) => {
    now.open.add(request);
    now.last = request.url();
    now.since = performance.now();
  });
  const answered = (request: Request) => {
    now.open.delete(request);
    now.since = performance.now();
  };
  page.on('requestfinished', answered);
  page.on('requestfailed', answered);
  // What a page that is left was still asking for is never told of again.
  page.on('domcontentloaded', () => {
    now.open.clear();
  });
}

/** Something has been done after which a page may ask for more: the silence begins anew. */
export function stir(page: Page): void {
  const seen = traffic.get(page);
  if (seen) seen.since = performance.now();
}

/**
 * Resolves when nothing has been asked for or answered for a moment.
 * @throws Error that says what is still open, where that does not come.
 */
export async function quiet(page: Page): Promise<void> {
  const seen = traffic.get(page);
  if (!seen) throw new Error('Nobody counts what this page asks for.');
  const until = performance.now() + patience;
  for (;;) {
    const left = silence - (performance.now() - seen.since);
    if (seen.open.size === 0 && left <= 0) return;
    if (performance.now() > until) {
      const open = [...seen.open].map((request) => request.url()).join(', ') || 'nothing';
      const what = `${page.url()} to be quiet; still open: ${open}; asked for last: ${seen.last}`;
      throw new Error(`waited ${patience / 1_000} s for ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, Math.max(10, left)));
  }
}
