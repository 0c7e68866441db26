// The secret behind the # of the address.
import { useEffect, useState } from 'react';

/** It goes from the address as soon as the page stands, so that no history keeps it. */
export function useSecretOfAddress(): string {
  const [secret] = useState(() => location.hash.slice(1));
  // Not while drawing: what is drawn may be thrown away and drawn anew, without the secret then.
  useEffect(() => {
    if (location.hash) history.replaceState(history.state, '', location.pathname);
  }, []);
  return secret;
}
