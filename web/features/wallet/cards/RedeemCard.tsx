// Redeeming the code of a gift card.
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { readGiftCardCode } from '../../../../shared/giftCardCode.ts';
import { trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useMoney } from '../../../ui/money.ts';
import { useKeys } from '../useKeyOf.ts';
import { useSpent } from '../useSpent.ts';

export function RedeemCard() {
  const t = useTranslations('wallet.redeem');
  const money = useMoney();
  const errorText = useErrorText();
  const keys = useKeys();
  const spent = useSpent();
  const [code, setCode] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const redeem = trpc.wallet.giftCards.redeem.useMutation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (redeem.isPending) return;
    const read = readGiftCardCode(code);
    setIncomplete(read === null);
    redeem.reset();
    if (read === null) return;
    redeem.mutate(
      { code, key: keys.of(read) },
      {
        onSuccess: () => {
          keys.done();
          setCode('');
          void spent();
        },
      },
    );
  };
  const problem = incomplete ? t('incomplete') : redeem.error ? errorText(redeem.error).text : null;
  return (
    <form className="card" onSubmit={submit} aria-labelledby="redeem">
      <h2 id="redeem">{t('title')}</h2>
      <div className="code-field">
        <TextField
          label={t('code')}
          value={code}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={100}
          hint={t('hint')}
          problem={problem}
          onChange={(event) => {
            setCode(event.target.value);
            setIncomplete(false);
          }}
        />
      </div>
      <Button
        type="submit"
        wide
        disabled={code.trim() === ''}
        busy={redeem.isPending ? t('doing') : undefined}
      >
        {t('do')}
      </Button>
      {redeem.data ? (
        <p className="notice is-good" role="status">
          <Icon name="check" />
          {t('done', { amount: money(redeem.data.amount) })}
        </p>
      ) : null}
    </form>
  );
}
