// Sign in: email and password, or one press as somebody of the demo.
import { Link, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { trpc } from '../../api/trpc.ts';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { Button } from '../../ui/Button.tsx';
import { PasswordField, TextField } from '../../ui/Field.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { DemoAccounts } from './DemoAccounts.tsx';
import { Door } from './Door.tsx';
import { LobbyNow } from './LobbyNow.tsx';
import { useEntered } from './useEntered.ts';

export function SignInPage() {
  const t = useTranslations('accounts.signIn');
  usePageTitle(t('title'));
  const errorText = useErrorText();
  const entered = useEntered();
  const search = useSearch({ strict: false });
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  /** Fields are judged when the form is sent, not while they are filled. */
  const [tried, setTried] = useState(false);
  const signIn = trpc.accounts.signIn.useMutation({
    onSuccess: (me) => entered(me),
  });

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (email.trim() && password) signIn.mutate({ email: email.trim(), password });
  };

  return (
    <Door>
      <form onSubmit={onSubmit} noValidate>
        <div>
          <h1>{t('heading')}</h1>
          <LobbyNow />
        </div>
        {signIn.isError ? (
          <div className="notice is-bad" role="alert">
            <Icon name="warn" />
            <p>{errorText(signIn.error).text}</p>
          </div>
        ) : null}
        <TextField
          label={t('email')}
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          problem={tried && !email.trim() ? t('emailMissing') : undefined}
        />
        <PasswordField
          label={t('password')}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          problem={tried && !password ? t('passwordMissing') : undefined}
        />
        <Button kind="primary" size="l" wide type="submit" busy={signIn.isPending ? t('busy') : undefined}>
          {t('submit')}
        </Button>
        <p className="door-ways">
          <span>
            {t.rich('newHere', {
              link: (words) => (
                <Link to="/sign-up" search={search} className="link">
                  {words}
                </Link>
              ),
            })}
          </span>
          <Link to="/" className="link">
            {t('lookAround')}
          </Link>
        </p>
        <DemoAccounts />
      </form>
    </Door>
  );
}
