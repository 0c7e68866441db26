// Unpacks the packaged browser once: two test files at once would get in each other's way.
import { within } from '../../server/testing/within.ts';
import { findBrowser } from './browser.ts';

/** Milliseconds. Vitest bounds what tests and their hooks wait for, and nothing that is done here. */
const patience = 120_000;

/** Called by Vitest before the first browser test. */
export async function setup(): Promise<void> {
  await within('the browser to be unpacked for the tests', patience, findBrowser());
}
