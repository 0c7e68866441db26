// Beside the cart: what is to pay, for whom, and how.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Me } from '../../../../shared/accounts.ts';
import { refundRule } from '../../../../shared/refunds.ts';
import { buttonClass } from '../../../ui/Button.tsx';
import { bidsOf, type Chosen, currencyOf, sumOf } from '../../store/cart/cartLines.ts';
import { MemberField, useNamed } from '../MemberField.tsx';
import { ChangedPrices } from './ChangedPrices.tsx';
import { PayButton } from './PayButton.tsx';
import { Summary } from './Summary.tsx';
import { useCheckout } from './useCheckout.ts';
import { useWhatIsShort } from './useWhatIsShort.ts';

type Props = {
  me: Me | null;
  chosen: Chosen;
  onGift: (on: boolean) => void;
  /** The game or bundle that shall be bought alone: the address to come back to after signing in has it too. */
  onlyOne: string | undefined;
  refetchCart: () => Promise<void>;
};

export function Checkout({ me, chosen, onGift, onlyOne, refetchCart }: Props) {
  const t = useTranslations('cart');
  const { isGift } = chosen;
  const [name, setName] = useState('');
  const named = useNamed(me, isGift ? name : '');
  const sum = sumOf(chosen);
  const currency = me?.currency ?? currencyOf(chosen) ?? 'USD';
  const wallet = useWhatIsShort(me, sum.total);
  const checkout = useCheckout({ currency, recipient: isGift ? named.member : null, refetchCart });
  const back = onlyOne ? `/cart?only=${onlyOne}` : '/cart';
  const isEmpty = sum.games === 0;
  return (
    <div className="pay-side">
      <section className="card" aria-labelledby="summary">
        <h2 id="summary" className="sum-title">
          {t('summary')}
        </h2>
        <Summary count={sum.games} sum={sum} currency={currency} wallet={wallet} />
        {me ? (
          <PayButton
            total={{ amount: sum.total, currency }}
            wallet={wallet}
            ready={!isEmpty && (!isGift || named.member !== null)}
            busy={checkout.busy}
            error={checkout.error}
            onPay={(way) => void checkout.go({ way, bids: bidsOf(chosen), games: sum.games })}
          />
        ) : (
          <Link
            to="/sign-in"
            search={{ back }}
            className={buttonClass({ kind: 'primary', size: 'l', wide: true })}
          >
            {t('signIn')}
          </Link>
        )}
        {isEmpty ? <p className="muted small">{t('choose')}</p> : null}
      </section>
      {me ? (
        <section className="card">
          <label className="check gift-switch">
            <span className="grow">{t('gift')}</span>
            <input
              className="switch"
              type="checkbox"
              role="switch"
              aria-checked={isGift}
              checked={isGift}
              onChange={(event) => onGift(event.target.checked)}
            />
          </label>
          {isGift ? (
            <MemberField
              value={name}
              onChange={setName}
              named={named}
              hint={t('toHint')}
              good={(member) => t('foundHint', { name: member.nickname })}
            />
          ) : null}
        </section>
      ) : null}
      <p className="muted small">{t('refunds', { days: refundRule.days, hours: refundRule.minutes / 60 })}</p>
      <ChangedPrices
        chosen={chosen}
        asked={checkout.changed}
        missing={wallet.missing}
        onBuy={(asked) => void checkout.go(asked)}
        onClose={checkout.giveUp}
      />
    </div>
  );
}
