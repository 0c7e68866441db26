// How much shall be put into the wallet, and off to the provider's page.
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Me } from '../../../../shared/accounts.ts';
import { chargeMinutes } from '../../../../shared/charging.ts';
import { trpc } from '../../../api/trpc.ts';
import { useLanguage } from '../../../i18n/I18nProvider.tsx';
import { Button, buttonClass } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { useMoney } from '../../../ui/money.ts';
import { LinesSkeleton } from '../../../ui/Skeleton.tsx';
import { Empty, ErrorState } from '../../../ui/States.tsx';
import { Refusal } from '../../accounts/mail/Refusal.tsx';
import { useKeys } from '../useKeyOf.ts';
import { isWithin, offeredAmounts, readAmount } from './amounts.ts';
import { PendingCharge } from './PendingCharge.tsx';

export function ChooseAmount({ me }: { me: Me }) {
  const t = useTranslations('wallet.charge');
  const ways = trpc.wallet.charges.ways.useQuery();
  if (ways.isPending) return <LinesSkeleton count={3} />;
  if (ways.isError) {
    return (
      <ErrorState
        title={t('failed')}
        error={ways.error}
        onRetry={() => void ways.refetch()}
        retrying={ways.isFetching}
      />
    );
  }
  if (ways.data.provider === null) {
    return (
      <Empty
        drawing="door"
        level={1}
        title={t('off')}
        way={
          <Link to="/wallet" className={buttonClass({ kind: 'primary' })}>
            {t('toWallet')}
          </Link>
        }
      >
        {t('offText')}
      </Empty>
    );
  }
  return <AmountForm me={me} provider={ways.data.provider} min={ways.data.min} max={ways.data.max} />;
}

type FormProps = { me: Me; provider: string; min: number; max: number };

function AmountForm({ me: { currency }, provider, min, max }: FormProps) {
  const t = useTranslations('wallet.charge');
  const money = useMoney();
  const { language } = useLanguage();
  const keys = useKeys();
  const [chosen, setChosen] = useState<number | 'other'>(offeredAmounts[currency][1] ?? min);
  const [typed, setTyped] = useState('');
  const start = trpc.wallet.charges.start.useMutation();
  const said = (amount: number) => money({ amount, currency });
  const amount = chosen === 'other' ? readAmount(typed, currency) : chosen;
  const fits = amount !== null && isWithin(amount, currency);
  const bounds = { min: said(min), max: said(max) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!fits || start.isPending || start.isSuccess) return;
    const asked = { amount, currency, language };
    start.mutate(
      { ...asked, key: keys.of(asked) },
      {
        onSuccess: ({ payUrl, id }) => {
          keys.done();
          location.assign(payUrl ?? `/wallet/charge?charge=${id}`);
        },
      },
    );
  };
  const providers = ['sandbox', 'kakaopay'] as const;
  const known = providers.find((each) => each === provider);
  return (
    <form className="charge" onSubmit={submit}>
      <header>
        <h1>{t('title')}</h1>
        <p className="muted">{t('lead')}</p>
      </header>
      <PendingCharge />
      <section className="card">
        <fieldset className="amounts-set">
          <legend className="label">{t('amount')}</legend>
          <div className="amounts">
            {offeredAmounts[currency].map((each) => (
              <label className="choice" key={each}>
                <input
                  type="radio"
                  name="amount"
                  checked={chosen === each}
                  onChange={() => setChosen(each)}
                />
                {said(each)}
              </label>
            ))}
            <label className="choice is-wide">
              <input
                type="radio"
                name="amount"
                checked={chosen === 'other'}
                onChange={() => setChosen('other')}
              />
              {t('other')}
            </label>
          </div>
        </fieldset>
        {chosen === 'other' ? (
          <TextField
            label={t('other')}
            inputMode="decimal"
            autoComplete="off"
            value={typed}
            maxLength={20}
            hint={t('bounds', bounds)}
            problem={typed !== '' && !fits ? t('outside', bounds) : null}
            onChange={(event) => setTyped(event.target.value)}
          />
        ) : null}
        <p className="spread small">
          <span className="muted">{t('provider')}</span>
          <span>{known ? t(`providers.${known}`) : provider}</span>
        </p>
        <Refusal error={start.error} />
        <Button
          type="submit"
          kind="primary"
          size="l"
          wide
          disabled={!fits}
          busy={start.isPending || start.isSuccess ? t('doing') : undefined}
        >
          {t('do', { amount: said(amount !== null && fits ? amount : min) })}
        </Button>
        <p className="muted tiny">{t('note', { minutes: chargeMinutes })}</p>
      </section>
    </form>
  );
}
