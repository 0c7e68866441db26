// This browser as a device: an id of its own, kept in its storage, so that the server tells it from others.
import { newKey } from '../../api/newKey.ts';
import { browserPlace } from '../chat/browserStorage.ts';

const place = browserPlace('lobby.device');
let known: string | null = null;

/** The same as long as the storage is kept; where nothing is kept, as long as the page is open. */
export function thisDeviceId(): string {
  known ??= place.read();
  if (known === null || !/^[0-9a-f-]{36}$/.test(known)) {
    known = newKey();
    place.write(known);
  }
  return known;
}
