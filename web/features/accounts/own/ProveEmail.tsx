// In the email card of somebody whose address is not confirmed yet: a code is sent, or one from before is typed.
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '../../../ui/Button.tsx';
import { CodeField, isCode } from '../mail/CodeField.tsx';
import { Refusal } from '../mail/Refusal.tsx';
import { useProveEmail } from '../mail/useProveEmail.ts';

type Props = {
  email: string;
  /** Whether the code is being typed. */
  open: boolean;
  setOpen: (open: boolean) => void;
};

export function ProveEmail({ email, open, setOpen }: Props) {
  const t = useTranslations('accounts.prove');
  const mail = useTranslations('accounts.mail');
  const settings = useTranslations('settings.email');
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const way = useProveEmail(email, () => setOpen(false));
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isCode(code)) way.prove(code);
  };
  return (
    <form className="stack" onSubmit={onSubmit} noValidate>
      <p className="muted small">{t('why')}</p>
      <Refusal error={way.error} />
      {open ? (
        <>
          <CodeField
            value={code}
            onChange={(next) => {
              way.changed();
              setCode(next);
            }}
            problem={tried && !isCode(code) ? mail('codeSix') : undefined}
            hint={mail('codeHint')}
          />
          <div className="wrap">
            <Button kind="primary" type="submit" busy={way.proving ? mail('checking') : undefined}>
              {t('confirm')}
            </Button>
            <Button kind="quiet" busy={way.sending ? mail('sending') : undefined} onClick={() => way.send()}>
              {mail('again')}
            </Button>
            <Button kind="quiet" onClick={() => setOpen(false)}>
              {settings('cancel')}
            </Button>
          </div>
        </>
      ) : (
        <div className="wrap">
          <Button
            busy={way.sending ? mail('sending') : undefined}
            onClick={() => way.send({ onSuccess: () => setOpen(true) })}
          >
            {t('send')}
          </Button>
          <Button kind="quiet" onClick={() => setOpen(true)}>
            {t('have')}
          </Button>
        </div>
      )}
    </form>
  );
}
