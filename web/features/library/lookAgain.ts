// Something in the member's library changed, here or on another device: what shows it looks again.
import { cache } from '../../api/trpc.ts';

export function lookAtLibraryAgain(): void {
  void cache.library.invalidate();
  // A game's page tells whether one owns it.
  void cache.store.game.invalidate();
}
