// Comes in by a passkey: one press, and the device asks.
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { Button } from '../../../ui/Button.tsx';
import { Refusal } from '../mail/Refusal.tsx';
import { useEntered } from '../useEntered.ts';
import { knowsPasskeys, NotChosen, signInByPasskey } from './browser.ts';

/** Nothing where the browser knows no passkeys. */
export function PasskeyButton() {
  const t = useTranslations('accounts.passkey');
  const entered = useEntered();
  const signIn = useMutation({ mutationFn: signInByPasskey, onSuccess: (me) => entered(me) });
  if (!knowsPasskeys()) return null;
  return (
    <>
      <Refusal error={signIn.error instanceof NotChosen ? null : signIn.error} />
      <Button busy={signIn.isPending ? t('busy') : undefined} onClick={() => signIn.mutate()}>
        {t('use')}
      </Button>
    </>
  );
}
