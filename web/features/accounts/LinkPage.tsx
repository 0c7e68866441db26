// Where the link in the mail leads: a button, since mail programs open links by themselves.
import { Link } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { trpc } from '../../api/trpc.ts';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { Door } from './Door.tsx';
import { Refusal } from './mail/Refusal.tsx';
import { useEntered } from './useEntered.ts';

/** The token stands behind the #. It goes from the address as soon as the page stands, so that no history keeps it. */
function useToken(): string {
  const [token] = useState(() => location.hash.slice(1));
  // Not while drawing: what is drawn may be thrown away and drawn anew, without the token then.
  useEffect(() => {
    if (location.hash) history.replaceState(history.state, '', location.pathname);
  }, []);
  return token;
}

export function LinkPage() {
  const token = useToken();
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
  const entered = useEntered();
  const signIn = trpc.accounts.signInByLink.useMutation({ onSuccess: (me) => entered(me) });
  const isGood = /^[\w-]{43}$/.test(token);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ token });
  };
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
