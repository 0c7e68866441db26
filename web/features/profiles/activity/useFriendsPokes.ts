// Looks at what friends did again whenever one of them did something, and after each reconnection.
import { useEffect } from 'react';
import { api, cache } from '../../../api/trpc.ts';

export function useFriendsPokes(): void {
  useEffect(() => {
    let begun = false;
    const lookAgain = () => void cache.profiles.friendsActivity.invalidate();
    const subscription = api.profiles.onFriendsActivity.subscribe(undefined, {
      onData: lookAgain,
      onStarted() {
        // What came while the connection was away is not told again.
        if (begun) lookAgain();
        begun = true;
      },
    });
    return () => subscription.unsubscribe();
  }, []);
}
