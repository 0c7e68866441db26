// After a code or a link: on to where they wanted to go, or first what has become of the account.
import { useState } from 'react';
import type { CameByMail, Me } from '../../../../shared/accounts.ts';
import { changeSession } from '../changeSession.ts';
import { useEntered } from '../useEntered.ts';

/** Call `came` with who came in. `reclaimed` is them where they must be told something before they go on. */
export function useCameByMail() {
  const entered = useEntered();
  const [reclaimed, setReclaimed] = useState<Me | null>(null);
  const came = async ({ reclaimed: isNews = false, ...me }: CameByMail) => {
    if (!isNews) return entered(me);
    // They are in already, whether they read it to the end or not.
    await changeSession(me);
    setReclaimed(me);
  };
  return { came, reclaimed };
}
