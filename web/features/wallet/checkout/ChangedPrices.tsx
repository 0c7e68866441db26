// Prices changed between looking and paying: both are shown, and it is asked again.
import { useTranslations } from 'use-intl/react';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useMoney } from '../../../ui/money.ts';
import { bidsOf, type Chosen, changedPrices, currencyOf, sumOf } from '../../store/cart/cartLines.ts';
import type { Asked } from './useCheckout.ts';

type Props = {
  /** As it is now. */
  chosen: Chosen;
  /** What was asked for at other prices; null when there is nothing to ask. */
  asked: Asked | null;
  /** Minor units that the wallet lacks for it now. */
  missing: number;
  onBuy: (asked: Asked) => void;
  onClose: () => void;
};

export function ChangedPrices({ chosen, asked, missing, onBuy, onClose }: Props) {
  const t = useTranslations('cart');
  const ui = useTranslations('ui.price');
  const money = useMoney();
  const changes = asked ? changedPrices(chosen, asked.bids) : [];
  const { games, total } = sumOf(chosen);
  const currency = currencyOf(chosen) ?? 'USD';
  return (
    <Dialog
      open={asked !== null}
      onOpenChange={(open) => !open && onClose()}
      title={t('changed')}
      actions={
        <>
          <Button onClick={onClose}>{t('notNow')}</Button>
          <Button
            kind="primary"
            disabled={games === 0}
            onClick={() => onBuy({ way: missing > 0 ? 'charge' : 'wallet', bids: bidsOf(chosen), games })}
          >
            {t('buyAt', { total: total === 0 ? ui('free') : money({ amount: total, currency }) })}
          </Button>
        </>
      }
    >
      <p>{t('changedText')}</p>
      <ul className="changes">
        {changes.map(({ id, title, was, now }) => (
          <li key={id} className="spread">
            <span>{title}</span>
            <span className="price">
              <span className="sr">{t('was')}</span>
              <s>{money(was)}</s>
              <span className="sr">{t('now')}</span>
              <b>{money(now)}</b>
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
