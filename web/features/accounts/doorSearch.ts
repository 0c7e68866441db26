// Where to go after the door: an address of this page, never another site's.
import { isOwnPath } from '../../../shared/ownPath.ts';

/** Reads `back` out of an address. */
export function parseDoorSearch(search: Record<string, unknown>): { back?: string } {
  const { back } = search;
  return typeof back === 'string' && isOwnPath(back) ? { back } : {};
}
