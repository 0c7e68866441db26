// Asking for a code or a link, and how long until one may be asked for again.
import { useState } from 'react';
import { trpc } from '../../../api/trpc.ts';
import { useLanguage } from '../../../i18n/I18nProvider.tsx';
import { useWays } from '../useWays.ts';

export type Sent = { kind: 'code' | 'link'; email: string };

/** Whether this shop sends mail; false until it is known. */
export function useSendsMail(): boolean {
  return useWays()?.mail ?? false;
}

/** @param purpose what a code will be good for */
export function useMailWay(purpose: 'signIn' | 'resetPassword') {
  const { language } = useLanguage();
  const [sent, setSent] = useState<Sent | null>(null);
  const code = trpc.accounts.sendCode.useMutation();
  const link = trpc.accounts.sendLink.useMutation();
  return {
    /** What was sent last, and where to. */
    sent,
    error: code.error ?? link.error,
    sending: code.isPending ? ('code' as const) : link.isPending ? ('link' as const) : null,
    sendCode: (email: string) =>
      code.mutate({ email, purpose, language }, { onSuccess: () => setSent({ kind: 'code', email }) }),
    sendLink: (email: string) =>
      link.mutate({ email, language }, { onSuccess: () => setSent({ kind: 'link', email }) }),
    forget() {
      setSent(null);
      code.reset();
      link.reset();
    },
  };
}
