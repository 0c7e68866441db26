// After a code or a link was asked for: where to look, and where to type the code.
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { trpc } from '../../../api/trpc.ts';
import { Button } from '../../../ui/Button.tsx';
import { CodeField, isCode } from './CodeField.tsx';
import { Reclaimed } from './Reclaimed.tsx';
import { Refusal } from './Refusal.tsx';
import { useCameByMail } from './useCameByMail.ts';
import type { Sent } from './useMailWay.ts';

type Props = {
  sent: Sent;
  /** Another one, to the same address. */
  again: () => void;
  sending: boolean;
  error: unknown;
  onBack: () => void;
};

export function SentForm({ sent, again, sending, error, onBack }: Props) {
  const t = useTranslations('accounts.mail');
  const { came, reclaimed } = useCameByMail();
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const signIn = trpc.accounts.signInByCode.useMutation({ onSuccess: came });

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isCode(code)) signIn.mutate({ email: sent.email, code });
  };

  if (reclaimed) return <Reclaimed me={reclaimed} />;
  return (
    <form onSubmit={onSubmit} noValidate>
      <div>
        <h1>{t('lookInMail')}</h1>
        <p className="door-now">{t(sent.kind === 'code' ? 'codeSent' : 'linkSent', { email: sent.email })}</p>
      </div>
      <Refusal error={signIn.error ?? error} />
      {sent.kind === 'code' ? (
        <>
          <CodeField
            value={code}
            onChange={(next) => {
              if (signIn.isError) signIn.reset();
              setCode(next);
            }}
            problem={tried && !isCode(code) ? t('codeSix') : undefined}
            hint={t('codeHint')}
          />
          <Button
            kind="primary"
            size="l"
            wide
            type="submit"
            busy={signIn.isPending ? t('checking') : undefined}
          >
            {t('comeIn')}
          </Button>
        </>
      ) : null}
      <p className="door-ways">
        <button type="button" className="link" onClick={onBack}>
          {t('otherWay')}
        </button>
        <button type="button" className="link" aria-disabled={sending} onClick={() => !sending && again()}>
          {sending ? t('sending') : t('again')}
        </button>
      </p>
    </form>
  );
}
