// Sign in: email and password, a code or a link in the mail, a provider, or one press as somebody of the demo.
import { Link, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { trpc } from '../../api/trpc.ts';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { Button } from '../../ui/Button.tsx';
import { PasswordField, TextField } from '../../ui/Field.tsx';
import { DemoAccounts } from './DemoAccounts.tsx';
import { Door } from './Door.tsx';
import { LobbyNow } from './LobbyNow.tsx';
import { Refusal } from './mail/Refusal.tsx';
import { SentForm } from './mail/SentForm.tsx';
import { useMailWay, useSendsMail } from './mail/useMailWay.ts';
import { TextButton } from './mobile/TextButton.tsx';
import { ProviderButtons, ProviderProblem } from './oidc/ProviderDoor.tsx';
import { useProviders } from './oidc/useProviders.ts';
import { PasskeyButton } from './passkeys/PasskeyButton.tsx';
import { PhoneButton } from './qr/PhoneButton.tsx';
import { looksLikeEmail } from './signUpRules.ts';
import { useEntered } from './useEntered.ts';

export function SignInPage() {
  const t = useTranslations('accounts.signIn');
  usePageTitle(t('title'));
  const entered = useEntered();
  const search = useSearch({ strict: false });
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  /** Fields are judged when the form is sent, not while they are filled. */
  const [tried, setTried] = useState(false);
  /** A way that needs only the address was pressed without a whole one. */
  const [asked, setAsked] = useState(false);
  const sendsMail = useSendsMail();
  const providers = useProviders();
  const way = useMailWay('signIn');
  const signIn = trpc.accounts.signIn.useMutation({
    onSuccess: (me) => entered(me),
  });

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (email.trim() && password) signIn.mutate({ email: email.trim(), password });
  };
  const ask = (send: (address: string) => void) => () => {
    setAsked(true);
    if (looksLikeEmail(email.trim())) send(email.trim());
  };

  if (way.sent) {
    const { sent } = way;
    return (
      <Door>
        <SentForm
          sent={sent}
          again={() => (sent.kind === 'code' ? way.sendCode(sent.email) : way.sendLink(sent.email))}
          sending={way.sending !== null}
          error={way.error}
          onBack={way.forget}
        />
      </Door>
    );
  }
  const emailProblem =
    tried && !email.trim()
      ? t('emailMissing')
      : asked && !looksLikeEmail(email.trim())
        ? t(email.trim() ? 'emailBad' : 'emailMissing')
        : undefined;

  return (
    <Door>
      <form onSubmit={onSubmit} noValidate>
        <div>
          <h1>{t('heading')}</h1>
          <LobbyNow />
        </div>
        <ProviderProblem />
        <Refusal error={signIn.error ?? way.error} />
        <TextField
          label={t('email')}
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          problem={emailProblem}
        />
        <PasswordField
          label={t('password')}
          aside={
            sendsMail ? (
              <Link to="/new-password" search={search} className="link small">
                {t('forgot')}
              </Link>
            ) : undefined
          }
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          problem={tried && !password ? t('passwordMissing') : undefined}
        />
        <Button kind="primary" size="l" wide type="submit" busy={signIn.isPending ? t('busy') : undefined}>
          {t('submit')}
        </Button>
        <div className="or">{t('or')}</div>
        <div className="door-mail">
          {sendsMail ? (
            <>
              <Button busy={way.sending === 'link' ? t('mailLink') : undefined} onClick={ask(way.sendLink)}>
                {t('mailLink')}
              </Button>
              <Button busy={way.sending === 'code' ? t('mailCode') : undefined} onClick={ask(way.sendCode)}>
                {t('mailCode')}
              </Button>
            </>
          ) : null}
          <TextButton />
          <PasskeyButton />
          <PhoneButton />
        </div>
        <ProviderButtons providers={providers} />
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
