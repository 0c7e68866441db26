// Paths of this page, told from addresses that lead elsewhere.

/** Browsers drop tabs and line breaks from addresses, so that `/<tab>/host` would become `//host`. */
const hasControls = (text: string) => [...text].some((letter) => letter < ' ');

/** Only a path of our own passes: `//host` and `/\host` lead to another site. */
export const isOwnPath = (text: string): boolean => /^\/(?![/\\])/.test(text) && !hasControls(text);
