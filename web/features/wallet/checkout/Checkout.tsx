// Beside the cart: what is to pay, for whom, and how.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Me } from '../../../../shared/accounts.ts';
import { refundRule } from '../../../../shared/refunds.ts';
import type { CartItem } from '../../../../shared/store.ts';
import { buttonClass } from '../../../ui/Button.tsx';
import { bidsOf, sumOf } from '../../store/cart/cartLines.ts';
import { MemberField, useNamed } from '../MemberField.tsx';
import { ChangedPrices } from './ChangedPrices.tsx';
import { PayButton } from './PayButton.tsx';
import { Summary } from './Summary.tsx';
import { useCheckout } from './useCheckout.ts';
import { useWhatIsShort } from './useWhatIsShort.ts';

type Props = {
  me: Me | null;
  chosen: readonly CartItem[];
  isGift: boolean;
  onGift: (on: boolean) => void;
  /** The game that shall be bought alone: the address to come back to after signing in has it too. */
  onlyGame: string | undefined;
  refetchCart: () => Promise<void>;
};

export function Checkout({ me, chosen, isGift, onGift, onlyGame, refetchCart }: Props) {
  const t = useTranslations('cart');
  const [name, setName] = useState('');
  const named = useNamed(me, isGift ? name : '');
  const sum = sumOf(chosen);
  const currency = me?.currency ?? chosen[0]?.game.price?.now.currency ?? 'USD';
  const wallet = useWhatIsShort(me, sum.total);
  const checkout = useCheckout({ currency, recipient: isGift ? named.member : null, refetchCart });
  const back = onlyGame ? `/cart?only=${onlyGame}` : '/cart';
  return (
    <div className="pay-side">
      <section className="card" aria-labelledby="summary">
        <h2 id="summary" className="sum-title">
          {t('summary')}
        </h2>
        <Summary count={chosen.length} sum={sum} currency={currency} wallet={wallet} />
        {me ? (
          <PayButton
            total={{ amount: sum.total, currency }}
            wallet={wallet}
            ready={chosen.length > 0 && (!isGift || named.member !== null)}
            busy={checkout.busy}
            error={checkout.error}
            onPay={(way) => void checkout.go({ way, bids: bidsOf(chosen) })}
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
        {chosen.length === 0 ? <p className="muted small">{t('choose')}</p> : null}
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
