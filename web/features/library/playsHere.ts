// Whether a game is played in this browser: kept in its storage, so that a page that is loaded again goes on.
import { browserPlace } from '../chat/browserStorage.ts';

const place = browserPlace('lobby.plays');

export const playsHere = {
  read: (): boolean => place.read() === '1',
  write: (plays: boolean): void => place.write(plays ? '1' : ''),
};
