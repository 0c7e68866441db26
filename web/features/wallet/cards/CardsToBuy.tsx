// The gift cards that are sold, as tickets to tear off.
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Me } from '../../../../shared/accounts.ts';
import { giftCardValues } from '../../../../shared/charging.ts';
import type { BoughtGiftCard } from '../../../../shared/payments.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useMoney } from '../../../ui/money.ts';
import { BuyCardDialog } from './BuyCardDialog.tsx';
import { CodeDialog } from './CodeDialog.tsx';

export function CardsToBuy({ me }: { me: Me }) {
  const t = useTranslations('wallet.cards');
  const money = useMoney();
  const [value, setValue] = useState<number | null>(null);
  const [bought, setBought] = useState<BoughtGiftCard | null>(null);
  return (
    <section className="section" aria-labelledby="cards">
      <div className="section-head">
        <h2 id="cards">{t('title')}</h2>
        <span className="muted small">{t('note')}</span>
      </div>
      <ul className="gifts">
        {giftCardValues[me.currency].map((each, index) => {
          const amount = money({ amount: each, currency: me.currency });
          return (
            <li key={each}>
              <button
                type="button"
                className={`gift gift-${index + 1}`}
                aria-label={t('buyOf', { amount })}
                onClick={() => setValue(each)}
              >
                <span className="gift-face">
                  <Icon name="gift" />
                </span>
                <span className="stubline">
                  <b>{amount}</b>
                  <Icon name="right" small />
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <BuyCardDialog me={me} value={value} onClose={() => setValue(null)} onCode={setBought} />
      <CodeDialog code={bought?.code ?? null} onClose={() => setBought(null)} />
    </section>
  );
}
