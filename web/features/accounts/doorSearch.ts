// Where to go after the door: an address of this page, never another site's.

/** Reads `back` out of an address. Only a path of our own passes: `//host` and `/\host` lead elsewhere. */
export function parseDoorSearch(search: Record<string, unknown>): { back?: string } {
  const { back } = search;
  return typeof back === 'string' && /^\/(?![/\\])/.test(back) && !hasControls(back) ? { back } : {};
}

/** Browsers drop tabs and line breaks from addresses, so that `/<tab>/host` would become `//host`. */
const hasControls = (text: string) => [...text].some((letter) => letter < ' ');
