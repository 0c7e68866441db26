// A mobile number, then the code that was texted to it.
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { CodeField, isCode } from '../mail/CodeField.tsx';
import { Refusal } from '../mail/Refusal.tsx';

type Call<Input> = {
  mutate(input: Input): void;
  isPending: boolean;
  isSuccess: boolean;
  error: unknown;
  reset(): void;
};

type Props = {
  /** Texts a code to the number. */
  send: Call<{ mobile: string }>;
  /** Takes the code. */
  confirm: Call<{ mobile: string; code: string }>;
  /** Whether asking for the code is what one came for. */
  leads?: boolean;
  /** What the button says that takes the code. */
  submit: string;
};

/** The number as the server takes it; null for what cannot be one. */
export function readMobile(typed: string): string | null {
  const mobile = typed.replace(/[\s().-]/g, '');
  return /^\+[1-9]\d{6,14}$/.test(mobile) ? mobile : null;
}

export function MobileForm({ send, confirm, leads = false, submit }: Props) {
  const t = useTranslations('accounts.mobile');
  const mail = useTranslations('accounts.mail');
  const [typed, setTyped] = useState('');
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const mobile = readMobile(typed);
  const isSent = send.isSuccess && mobile !== null;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!mobile || send.isPending || confirm.isPending) return;
    if (!isSent) {
      setTried(false);
      send.mutate({ mobile });
    } else if (isCode(code)) confirm.mutate({ mobile, code });
  };
  return (
    <form className="stack" onSubmit={onSubmit} noValidate>
      <Refusal error={confirm.error ?? send.error} />
      {isSent ? (
        <>
          <p className="muted small">{t('sent', { mobile })}</p>
          <CodeField
            value={code}
            onChange={setCode}
            problem={tried && !isCode(code) ? mail('codeSix') : undefined}
            hint={t('codeHint')}
          />
          <div className="row">
            <Button kind="primary" type="submit" busy={confirm.isPending ? mail('checking') : undefined}>
              {submit}
            </Button>
            <Button
              kind="quiet"
              onClick={() => {
                setCode('');
                confirm.reset();
                send.reset();
              }}
            >
              {t('other')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <TextField
            label={t('label')}
            type="tel"
            name="tel"
            autoComplete="tel"
            maxLength={30}
            placeholder="+82 10 1234 5678"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            problem={tried && !mobile ? t('bad') : undefined}
            hint={t('hint')}
          />
          <div>
            <Button
              kind={leads ? 'primary' : 'second'}
              type="submit"
              busy={send.isPending ? mail('sending') : undefined}
            >
              {t('send')}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}
