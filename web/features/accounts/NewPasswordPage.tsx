// A forgotten password: the address, then the code from the mail and a new password.
import { Link, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { trpc } from '../../api/trpc.ts';
import { readError } from '../../i18n/readError.ts';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Door } from './Door.tsx';
import { CodeField, isCode } from './mail/CodeField.tsx';
import { Refusal } from './mail/Refusal.tsx';
import { useMailWay } from './mail/useMailWay.ts';
import { NewPasswordField } from './signUpFields.tsx';
import { looksLikeEmail, passwordProblem } from './signUpRules.ts';
import { useEntered } from './useEntered.ts';

export function NewPasswordPage() {
  return (
    <Door>
      <Forms />
    </Door>
  );
}

function Forms() {
  const t = useTranslations('newPassword');
  usePageTitle(t('title'));
  const way = useMailWay('resetPassword');
  return way.sent ? <SetForm email={way.sent.email} way={way} /> : <AskForm way={way} />;
}

type Way = ReturnType<typeof useMailWay>;

function AskForm({ way }: { way: Way }) {
  const t = useTranslations('newPassword');
  const words = useTranslations('accounts.signIn');
  const search = useSearch({ strict: false });
  const [email, setEmail] = useState('');
  const [tried, setTried] = useState(false);
  const whole = looksLikeEmail(email.trim());
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (whole) way.sendCode(email.trim());
  };
  return (
    <form onSubmit={onSubmit} noValidate>
      <div>
        <h1>{t('heading')}</h1>
        <p className="door-now">{t('text')}</p>
      </div>
      <Refusal error={way.error} />
      <TextField
        label={words('email')}
        type="email"
        name="email"
        autoComplete="username"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        problem={tried && !whole ? words('emailMissing') : undefined}
      />
      <Button kind="primary" size="l" wide type="submit" busy={way.sending ? t('sending') : undefined}>
        {t('send')}
      </Button>
      <p className="door-ways">
        <Link to="/sign-in" search={search} className="link">
          {t('back')}
        </Link>
      </p>
    </form>
  );
}

function SetForm({ email, way }: { email: string; way: Way }) {
  const t = useTranslations('newPassword');
  const mail = useTranslations('accounts.mail');
  const entered = useEntered();
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const reset = trpc.accounts.resetPassword.useMutation({ onSuccess: (me) => entered(me) });
  const common = reset.isError && readError(reset.error).code === 'PASSWORD_COMMON';
  const changed = (set: (value: string) => void) => (value: string) => {
    if (reset.isError) reset.reset();
    set(value);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isCode(code) && !passwordProblem(password)) reset.mutate({ email, code, password });
  };
  return (
    <form onSubmit={onSubmit} noValidate>
      <div>
        <h1>{mail('lookInMail')}</h1>
        <p className="door-now">{mail('codeSent', { email })}</p>
      </div>
      <Refusal error={common ? null : (reset.error ?? way.error)} />
      {/* Password managers keep the new password under the right name. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <CodeField
        value={code}
        onChange={changed(setCode)}
        problem={tried && !isCode(code) ? mail('codeSix') : undefined}
        hint={mail('codeHint')}
      />
      <NewPasswordField value={password} onChange={changed(setPassword)} tried={tried} common={common} />
      <Button kind="primary" size="l" wide type="submit" busy={reset.isPending ? t('setting') : undefined}>
        {t('set')}
      </Button>
      <p className="door-ways">
        <button type="button" className="link" onClick={way.forget}>
          {mail('otherWay')}
        </button>
        <button
          type="button"
          className="link"
          aria-disabled={way.sending !== null}
          onClick={() => way.sending === null && way.sendCode(email)}
        >
          {way.sending ? mail('sending') : mail('again')}
        </button>
      </p>
    </form>
  );
}
