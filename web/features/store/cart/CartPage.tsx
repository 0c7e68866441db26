// The cart: what is in it, what of it shall be bought, and paying.
import { Link, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { CartItem } from '../../../../shared/store.ts';
import { usePageTitle } from '../../../shell/usePageTitle.ts';
import { buttonClass } from '../../../ui/Button.tsx';
import { RowsSkeleton } from '../../../ui/Skeleton.tsx';
import { Empty, ErrorState } from '../../../ui/States.tsx';
import { PendingCharge } from '../../wallet/charge/PendingCharge.tsx';
import { Checkout } from '../../wallet/checkout/Checkout.tsx';
import '../../wallet/wallet.css';
import { CartBar } from './CartBar.tsx';
import { CartRow } from './CartRow.tsx';
import { notBought } from './cartLines.ts';
import { useCartItems } from './useCartItems.ts';

export function CartPage() {
  const t = useTranslations('cart');
  usePageTitle(t('title'));
  const cart = useCartItems();
  if (cart.isPending) {
    return (
      <CartHead>
        <RowsSkeleton count={4} />
      </CartHead>
    );
  }
  if (cart.error) {
    return (
      <CartHead>
        <ErrorState
          title={t('failed')}
          error={cart.error}
          onRetry={() => void cart.refetch()}
          retrying={cart.isFetching}
        />
      </CartHead>
    );
  }
  if (cart.items.length === 0) {
    return (
      <CartHead>
        {cart.me ? <PendingCharge /> : null}
        <Empty
          drawing="shelf"
          title={t('empty')}
          way={
            <Link to="/" className={buttonClass({ kind: 'primary' })}>
              {t('toStore')}
            </Link>
          }
        >
          {t('emptyText')}
        </Empty>
      </CartHead>
    );
  }
  return <FilledCart {...cart} />;
}

function CartHead({ note, children }: { note?: string; children: ReactNode }) {
  const t = useTranslations('cart');
  return (
    <div className="cart">
      <header className="cart-head">
        <h1>{t('title')}</h1>
        {note ? <span className="muted">{note}</span> : null}
      </header>
      {children}
    </div>
  );
}

type Filled = Pick<ReturnType<typeof useCartItems>, 'me' | 'items' | 'refetch'>;

function FilledCart({ me, items, refetch }: Filled) {
  const t = useTranslations('cart');
  const { only, gift = false } = useSearch({ from: '/frame/page/cart' });
  const [isGift, setGift] = useState<boolean>(gift);
  const [marks, setMarks] = useState<ReadonlyMap<string, boolean>>(new Map());
  const alone = items.some(({ game }) => game.id === only) ? only : undefined;
  const free = items.filter((item) => notBought(item, isGift && me !== null) === null);
  const isChosen = ({ game }: CartItem) => marks.get(game.id) ?? (alone === undefined || game.id === alone);
  const chosen = free.filter(isChosen);
  const mark = (which: readonly CartItem[], on: boolean) =>
    setMarks(new Map([...marks, ...which.map(({ game }) => [game.id, on] as const)]));
  return (
    <CartHead note={t('count', { count: items.length, chosen: chosen.length })}>
      {me ? <PendingCharge /> : <p className="muted small">{t('guest')}</p>}
      <div className="pay-cols">
        <section aria-label={t('title')}>
          <CartBar free={free} chosen={chosen} onMark={(on) => mark(free, on)} />
          <ul>
            {items.map((item) => (
              <CartRow
                key={item.game.id}
                item={item}
                why={notBought(item, isGift && me !== null)}
                chosen={chosen.includes(item)}
                onChoose={(on) => mark([item], on)}
              />
            ))}
          </ul>
        </section>
        <Checkout
          me={me}
          chosen={chosen}
          isGift={isGift}
          onGift={setGift}
          onlyGame={alone}
          refetchCart={async () => void (await refetch())}
        />
      </div>
    </CartHead>
  );
}
