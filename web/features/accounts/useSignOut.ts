// The way out.
import { useCallback } from 'react';
import { useTranslations } from 'use-intl/react';
import { trpc } from '../../api/trpc.ts';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { toast } from '../../ui/toast.ts';
import { changeSession } from './changeSession.ts';

/** Ends the session of this browser and stays on the page, as a guest. */
export function useSignOut(): () => void {
  const t = useTranslations('shell.account');
  const errorText = useErrorText();
  const { mutate } = trpc.accounts.signOut.useMutation();
  return useCallback(
    () =>
      mutate(undefined, {
        onSuccess: async () => {
          await changeSession(null);
          toast({ text: t('signedOut') });
        },
        onError: (error) => toast({ text: errorText(error).text, bad: true }),
      }),
    [mutate, t, errorText],
  );
}
