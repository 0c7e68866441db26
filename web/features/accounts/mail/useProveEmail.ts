// The code that proves one's own address: asking for another one, and handing it in.
import { useTranslations } from 'use-intl/react';
import { cache, trpc } from '../../../api/trpc.ts';
import { toast } from '../../../ui/toast.ts';

/** @param onProven after the page has been told. */
export function useProveEmail(email: string, onProven: () => void) {
  const t = useTranslations('accounts.prove');
  const send = trpc.accounts.sendEmailCode.useMutation({
    onSuccess: () => toast({ text: t('sent', { email }) }),
  });
  const prove = trpc.accounts.proveEmail.useMutation({
    async onSuccess() {
      await cache.accounts.profile.invalidate();
      toast({ text: t('done') });
      onProven();
    },
    // Another tab may have been faster: then there is nothing to type any more.
    onError: () => cache.accounts.profile.invalidate(),
  });
  return {
    error: prove.error ?? send.error,
    sending: send.isPending,
    proving: prove.isPending,
    send: (options?: { onSuccess: () => void }) => {
      prove.reset();
      send.mutate(undefined, options);
    },
    prove: (code: string) => {
      send.reset();
      prove.mutate({ email, code });
    },
    /** A refusal stands until the code is changed. */
    changed: () => {
      if (prove.isError) prove.reset();
    },
  };
}
