// On the wish list: which lower prices of a game one is told of, and the dialog that changes it.
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { WishAlert, WishlistItem } from '../../../shared/store.ts';
import { useMoney } from '../../ui/money.ts';
import { WishAlertDialog } from './WishAlertDialog.tsx';

export function WishAlertButton({ item }: { item: WishlistItem }) {
  const [asking, setAsking] = useState(false);
  const words = useWishAlertWords();
  return (
    <>
      <button
        type="button"
        className="link small wish-alert"
        aria-haspopup="dialog"
        onClick={() => setAsking(true)}
      >
        {words(item.alert)}
      </button>
      {asking ? <WishAlertDialog item={item} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function useWishAlertWords(): (alert: WishAlert) => string {
  const t = useTranslations('alerts.wish');
  const money = useMoney();
  return (alert) => {
    if (alert.when === 'percent') return t('percent', { percent: String(alert.percent) });
    return alert.when === 'under' ? t('under', { amount: money(alert.amount) }) : t('any');
  };
}
