// One's address: confirmed or not, and changing it: a code to the new one, then it is one's own.
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Me } from '../../../../shared/accounts.ts';
import { cache, trpc } from '../../../api/trpc.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { toast } from '../../../ui/toast.ts';
import { CodeField, isCode } from '../mail/CodeField.tsx';
import { Refusal } from '../mail/Refusal.tsx';
import { looksLikeEmail } from '../signUpRules.ts';
import { ProveEmail } from './ProveEmail.tsx';

export function EmailCard({ me, verified }: { me: Me; verified: boolean }) {
  const t = useTranslations('settings.email');
  const mail = useTranslations('accounts.mail');
  const [email, setEmail] = useState('');
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  /** One form at a time. */
  const [proving, setProving] = useState(false);
  const send = trpc.accounts.changeEmail.useMutation({ onSuccess: () => setTried(false) });
  const confirm = trpc.accounts.confirmEmail.useMutation({
    onSuccess: async () => {
      setEmail('');
      setCode('');
      setTried(false);
      send.reset();
      toast({ text: t('done') });
      await Promise.all([cache.accounts.me.invalidate(), cache.accounts.profile.invalidate()]);
    },
  });
  const sentTo = send.isSuccess ? email.trim() : null;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (sentTo) {
      if (isCode(code)) confirm.mutate({ email: sentTo, code });
    } else if (looksLikeEmail(email.trim())) send.mutate({ email: email.trim() });
  };
  return (
    <section className="card" aria-labelledby="email">
      <h2 id="email">{t('title')}</h2>
      <p>
        {me.email} <span className="muted small">{t(verified ? 'verified' : 'unverified')}</span>
      </p>
      {verified ? null : <ProveEmail email={me.email} open={proving} setOpen={setProving} />}
      {proving && !verified ? null : (
        <form className="stack" onSubmit={onSubmit} noValidate>
          <Refusal error={confirm.error ?? send.error} />
          {sentTo ? (
            <>
              <p className="muted small">{mail('codeSent', { email: sentTo })}</p>
              <CodeField
                value={code}
                onChange={setCode}
                problem={tried && !isCode(code) ? mail('codeSix') : undefined}
                hint={mail('codeHint')}
              />
              <div className="row">
                <Button kind="primary" type="submit" busy={confirm.isPending ? mail('checking') : undefined}>
                  {t('confirm')}
                </Button>
                <Button kind="quiet" onClick={() => send.reset()}>
                  {t('cancel')}
                </Button>
              </div>
            </>
          ) : (
            <>
              <TextField
                label={t('new')}
                type="email"
                name="new-email"
                autoComplete="email"
                value={email}
                onChange={(event) => setEmail(event.target.value)}
                problem={tried && !looksLikeEmail(email.trim()) ? t('bad') : undefined}
                hint={t('hint')}
              />
              <div>
                <Button type="submit" busy={send.isPending ? mail('sending') : undefined}>
                  {t('send')}
                </Button>
              </div>
            </>
          )}
        </form>
      )}
    </section>
  );
}
