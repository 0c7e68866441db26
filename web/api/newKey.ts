// Keys that the page makes for what must happen once. `crypto.randomUUID` is not there where a page comes over plain http.

/** A fresh UUID of version 7: its first 48 bits are the time in milliseconds, the rest is chance. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const time = Date.now().toString(16).padStart(12, '0');
  const chance = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = '89ab'[(bytes[0] ?? 0) & 3];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${chance.slice(2, 5)}-${variant}${chance.slice(5, 8)}-${chance.slice(8, 20)}`;
}
