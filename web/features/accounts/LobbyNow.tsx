// How many people are in the lobby right now, said at the door.
import { useTranslations } from 'use-intl/react';
import { useOnline } from '../chat/useOnline.ts';

/** Nothing is said until it is known: the place is kept. */
export function LobbyNow() {
  const t = useTranslations('accounts.signIn');
  const { total, isPending, error } = useOnline();
  return <p className="door-now">{isPending || error ? null : t('lobby', { count: total })}</p>;
}
