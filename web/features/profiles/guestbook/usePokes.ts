// Looks at a guestbook again whenever something in it has changed, and after each reconnection.
import { useEffect } from 'react';
import { api, cache } from '../../../api/trpc.ts';

export function usePokes(memberId: string): void {
  useEffect(() => {
    let begun = false;
    const lookAgain = () => void cache.profiles.guestbook.invalidate({ memberId });
    const subscription = api.profiles.onGuestbook.subscribe(
      { memberId },
      {
        onData: lookAgain,
        onStarted() {
          // What came while the connection was away is not told again.
          if (begun) lookAgain();
          begun = true;
        },
        // The right to it has ended: the page looks at what is left.
        onError: () => void cache.profiles.profile.invalidate({ memberId }),
      },
    );
    return () => subscription.unsubscribe();
  }, [memberId]);
}
