// What a device is called, from what its browser says of itself.
import Bowser from 'bowser';

export type Device = { browser: string; system: string };

/** Empty names where nothing can be told. */
export function deviceOf(userAgent: string): Device {
  if (!userAgent) return { browser: '', system: '' };
  const { browser, os } = Bowser.parse(userAgent);
  return { browser: browser.name ?? '', system: os.name ?? '' };
}
