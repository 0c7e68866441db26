// The cart: what is in it, what of it shall be bought, and paying.
import { Link, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { CartItem } from '../../../../shared/store.ts';
import { usePageTitle } from '../../../shell/usePageTitle.ts';
import { buttonClass } from '../../../ui/Button.tsx';
import { keepFocus } from '../../../ui/keepFocus.ts';
import { RowsSkeleton } from '../../../ui/Skeleton.tsx';
import { Empty, ErrorState } from '../../../ui/States.tsx';
import { PendingCharge } from '../../wallet/charge/PendingCharge.tsx';
import { Checkout } from '../../wallet/checkout/Checkout.tsx';
import '../../wallet/wallet.css';
import { BundleRow } from './BundleRow.tsx';
import { CartBar } from './CartBar.tsx';
import { CartRow } from './CartRow.tsx';
import { bundleNotBought, notBought, takenBundles } from './cartLines.ts';
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
  if (cart.items.length === 0 && cart.bundles.length === 0) {
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
        <h1 id="cart-title" tabIndex={-1}>
          {t('title')}
        </h1>
        {note ? <span className="muted">{note}</span> : null}
      </header>
      {children}
    </div>
  );
}

type Filled = Pick<ReturnType<typeof useCartItems>, 'me' | 'items' | 'bundles' | 'refetch'>;

function FilledCart({ me, items, bundles, refetch }: Filled) {
  const t = useTranslations('cart');
  const { only, gift = false } = useSearch({ from: '/frame/page/cart' });
  const [wantsGift, setGift] = useState<boolean>(gift);
  const [marks, setMarks] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isGift = wantsGift && me !== null;
  const ids = [...items.map(({ game }) => game.id), ...bundles.map(({ bundle }) => bundle.id)];
  const alone = only !== undefined && ids.includes(only) ? only : undefined;
  const isMarked = (id: string) => marks.get(id) ?? (alone === undefined || id === alone);
  // Bundles first: a game in one that is chosen is not bought once more.
  const wanted = bundles.filter(({ bundle }) => isMarked(bundle.id));
  const { taken, games } = takenBundles(wanted, isGift);
  const whyOf = (item: CartItem) => notBought(item, isGift) ?? (games.has(item.game.id) ? 'bundled' : null);
  const free = items.filter((item) => whyOf(item) === null);
  const chosen = free.filter(({ game }) => isMarked(game.id));
  const freeSets = bundles.filter((item) => bundleNotBought(item, isGift) === null);
  const mark = (which: readonly string[], on: boolean) =>
    setMarks(new Map([...marks, ...which.map((id) => [id, on] as const)]));
  const choosable = [...free.map(({ game }) => game.id), ...freeSets.map(({ bundle }) => bundle.id)];
  return (
    <CartHead note={t('count', { count: ids.length, chosen: chosen.length + taken.length })}>
      {me ? <PendingCharge /> : <p className="muted small">{t('guest')}</p>}
      <div className="pay-cols">
        <section aria-label={t('title')}>
          <CartBar
            count={choosable.length}
            chosen={chosen}
            bundles={taken}
            all={choosable.length > 0 && chosen.length + taken.length === choosable.length}
            onMark={(on) => mark(choosable, on)}
          />
          <ul ref={keepFocus} tabIndex={-1} data-focus-else="cart-title">
            {bundles.map((item) => (
              <BundleRow
                key={item.bundle.id}
                item={item}
                isGift={isGift}
                why={
                  bundleNotBought(item, isGift) ??
                  (wanted.includes(item) && !taken.includes(item) ? 'overlap' : null)
                }
                chosen={taken.includes(item)}
                onChoose={(on) => mark([item.bundle.id], on)}
              />
            ))}
            {items.map((item) => (
              <CartRow
                key={item.game.id}
                item={item}
                why={whyOf(item)}
                chosen={chosen.includes(item)}
                onChoose={(on) => mark([item.game.id], on)}
              />
            ))}
          </ul>
        </section>
        <Checkout
          me={me}
          chosen={{ items: chosen, bundles: taken, isGift }}
          onGift={setGift}
          onlyOne={alone}
          refetchCart={async () => void (await refetch())}
        />
      </div>
    </CartHead>
  );
}
