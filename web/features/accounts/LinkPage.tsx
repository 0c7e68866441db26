// Where the link in the mail leads: a button, since mail programs open links by themselves.
import { Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useTranslations } from 'use-intl/react';
import { trpc } from '../../api/trpc.ts';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { Door } from './Door.tsx';
import { Reclaimed } from './mail/Reclaimed.tsx';
import { Refusal } from './mail/Refusal.tsx';
import { useCameByMail } from './mail/useCameByMail.ts';
import { useSecretOfAddress } from './useSecretOfAddress.ts';

export function LinkPage() {
  const token = useSecretOfAddress();
  return (
    <Door>
      <LinkForm token={token} />
    </Door>
  );
}

function LinkForm({ token }: { token: string }) {
  const t = useTranslations('linkPage');
  const mail = useTranslations('accounts.mail');
  usePageTitle(t('title'));
  const { came, reclaimed } = useCameByMail();
  const signIn = trpc.accounts.signInByLink.useMutation({ onSuccess: came });
  const isGood = /^[\w-]{43}$/.test(token);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ token });
  };
  if (reclaimed) return <Reclaimed me={reclaimed} />;
  const over = !isGood || signIn.isError;
  return (
    <form onSubmit={onSubmit}>
      <div>
        <h1>{t(over ? 'over' : 'heading')}</h1>
        <p className="door-now">{t(over ? 'overText' : 'text')}</p>
      </div>
      <Refusal error={signIn.error} />
      {over ? (
        <Link to="/sign-in" className={buttonClass({ kind: 'primary', size: 'l', wide: true })}>
          {t('toSignIn')}
        </Link>
      ) : (
        <Button
          kind="primary"
          size="l"
          wide
          type="submit"
          busy={signIn.isPending ? mail('checking') : undefined}
        >
          {mail('comeIn')}
        </Button>
      )}
    </form>
  );
}
