// Changing one's password, or setting the first one.
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { cache, trpc } from '../../../api/trpc.ts';
import { readError } from '../../../i18n/readError.ts';
import { Button } from '../../../ui/Button.tsx';
import { PasswordField } from '../../../ui/Field.tsx';
import { toast } from '../../../ui/toast.ts';
import { Refusal } from '../mail/Refusal.tsx';
import { NewPasswordField } from '../signUpFields.tsx';
import { passwordProblem } from '../signUpRules.ts';

export function PasswordCard({ hasPassword }: { hasPassword: boolean }) {
  const t = useTranslations('settings.password');
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const change = trpc.accounts.changePassword.useMutation({
    onSuccess: async () => {
      setCurrent('');
      setPassword('');
      setTried(false);
      toast({ text: t('done') });
      await Promise.all([cache.accounts.profile.invalidate(), cache.accounts.sessions.invalidate()]);
    },
  });
  const refused = change.isError ? readError(change.error).code : null;
  const atField = refused === 'PASSWORD_WRONG' || refused === 'PASSWORD_COMMON';
  const changed = (set: (value: string) => void) => (value: string) => {
    if (change.isError) change.reset();
    set(value);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (passwordProblem(password) || (hasPassword && !current)) return;
    change.mutate(hasPassword ? { current, password } : { password });
  };
  return (
    <section className="card" aria-labelledby="password">
      <h2 id="password">{t('title')}</h2>
      <form className="stack" onSubmit={onSubmit} noValidate>
        <Refusal error={atField ? null : change.error} />
        {hasPassword ? (
          <PasswordField
            label={t('current')}
            name="current-password"
            autoComplete="current-password"
            value={current}
            onChange={(event) => changed(setCurrent)(event.target.value)}
            problem={
              refused === 'PASSWORD_WRONG' ? t('wrong') : tried && !current ? t('currentMissing') : undefined
            }
          />
        ) : (
          <p className="muted small">{t('none')}</p>
        )}
        <NewPasswordField
          value={password}
          onChange={changed(setPassword)}
          tried={tried}
          common={refused === 'PASSWORD_COMMON'}
        />
        <p className="muted small">{t('others')}</p>
        <div>
          <Button type="submit" busy={change.isPending ? t('busy') : undefined}>
            {t('change')}
          </Button>
        </div>
      </form>
    </section>
  );
}
