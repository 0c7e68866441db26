// After signing up: the code that came by mail. It may wait, since one is in already.
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { usePageTitle } from '../../../shell/usePageTitle.ts';
import { Button } from '../../../ui/Button.tsx';
import { useHeadingFocus } from '../useHeadingFocus.ts';
import { CodeField, isCode } from './CodeField.tsx';
import { Refusal } from './Refusal.tsx';
import { useProveEmail } from './useProveEmail.ts';

/** @param onDone when the address is proven, or that is to wait. */
export function ProveStep({ email, onDone }: { email: string; onDone: () => void }) {
  const t = useTranslations('accounts.prove');
  const mail = useTranslations('accounts.mail');
  usePageTitle(t('title'));
  const heading = useHeadingFocus();
  const way = useProveEmail(email, onDone);
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isCode(code)) way.prove(code);
  };
  return (
    <form onSubmit={onSubmit} noValidate>
      <div>
        <h1 ref={heading} tabIndex={-1}>
          {t('title')}
        </h1>
        <p className="door-now">{t('text', { email })}</p>
      </div>
      <Refusal error={way.error} />
      <CodeField
        value={code}
        onChange={(next) => {
          way.changed();
          setCode(next);
        }}
        problem={tried && !isCode(code) ? mail('codeSix') : undefined}
        hint={mail('codeHint')}
      />
      <Button kind="primary" size="l" wide type="submit" busy={way.proving ? mail('checking') : undefined}>
        {t('confirm')}
      </Button>
      <p className="door-ways">
        <button type="button" className="link" onClick={onDone}>
          {t('later')}
        </button>
        <button
          type="button"
          className="link"
          aria-disabled={way.sending}
          onClick={() => !way.sending && way.send()}
        >
          {way.sending ? mail('sending') : mail('again')}
        </button>
      </p>
      <p className="muted small">{t('laterHint')}</p>
    </form>
  );
}
