// What a game costs, in each currency.
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { currencies } from '../../../shared/countries.ts';
import type { Currency } from '../../../shared/primitives.ts';
import type { PublishedGameDetail } from '../../../shared/publishing.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { toast } from '../../ui/toast.ts';
import { Refusal } from '../accounts/mail/Refusal.tsx';
import { readAmount, writtenAmount } from './amounts.ts';

type Props = { game: PublishedGameDetail; sells: boolean };
type Written = Record<Currency, string>;

const writtenOf = ({ prices }: PublishedGameDetail): Written => {
  const text = (currency: Currency) => {
    const amount = prices[currency];
    return amount === undefined ? '' : writtenAmount(amount, currency);
  };
  return { KRW: text('KRW'), USD: text('USD'), CNY: text('CNY') };
};
const examples: Written = { KRW: '12000', USD: '9.99', CNY: '48.00' };

/** Null for nothing written, undefined for what is no amount. */
const amountOf = (text: string, currency: Currency): number | null | undefined =>
  text.trim() === '' ? null : (readAmount(text, currency) ?? undefined);

export function PricesCard({ game, sells }: Props) {
  const t = useTranslations('publishing.prices');
  const [written, setWritten] = useState(() => writtenOf(game));
  const set = trpc.store.publishing.setPrice.useMutation();
  const problemOf = (currency: Currency) =>
    amountOf(written[currency], currency) === undefined
      ? t('wrong', { example: examples[currency] })
      : undefined;
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = currencies.map((currency) => ({
      currency,
      amount: amountOf(written[currency], currency),
    }));
    if (set.isPending || wanted.some(({ amount }) => amount === undefined)) return;
    try {
      for (const { currency, amount = null } of wanted) {
        if (amount === (game.prices[currency] ?? null)) continue;
        await set.mutateAsync({ gameId: game.id, currency, amount });
      }
      toast({ text: t('saved') });
    } catch {
      // it is told above the button
    } finally {
      await cache.store.invalidate();
    }
  };
  return (
    <form
      className="card stack"
      onSubmit={(event) => void onSubmit(event)}
      noValidate
      aria-label={t('title')}
    >
      <h2>{t('title')}</h2>
      <p className="muted small">{t('hint')}</p>
      <div className="publishing-fields">
        {currencies.map((currency) => (
          <TextField
            key={currency}
            label={t('label', { currency })}
            inputMode="decimal"
            autoComplete="off"
            readOnly={!sells}
            value={written[currency]}
            problem={problemOf(currency)}
            onChange={(event) => setWritten({ ...written, [currency]: event.target.value })}
          />
        ))}
      </div>
      <Refusal error={set.error} />
      {sells ? (
        <div>
          <Button kind="primary" type="submit" busy={set.isPending ? t('saving') : undefined}>
            {t('save')}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
