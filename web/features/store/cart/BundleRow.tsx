// A bundle of the cart: chosen or not, what of it is bought, what that costs now.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { CartBundle } from '../../../../shared/bundles.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useMoney } from '../../../ui/money.ts';
import { Price } from '../../../ui/Price.tsx';
import { shownPrice } from '../bundles/bundlePrice.ts';
import { Covers } from '../bundles/Covers.tsx';
import { useBundleCart } from '../bundles/useBundleCart.ts';
import '../bundles/bundles.css';
import { type BundleWhy, bundleMove } from './cartLines.ts';

type Props = {
  item: CartBundle;
  isGift: boolean;
  /** Why it cannot be bought. */
  why: BundleWhy | null;
  chosen: boolean;
  onChoose: (on: boolean) => void;
};

export function BundleRow({ item, isGift, why, chosen, onChoose }: Props) {
  const t = useTranslations('bundles');
  const { remove } = useBundleCart();
  const { bundle } = item;
  return (
    <li className={why ? 'cart-item is-bundle is-out' : 'cart-item is-bundle'}>
      <span className="check">
        <input
          type="checkbox"
          aria-label={t('cart.buy', { name: bundle.name })}
          checked={chosen}
          disabled={why !== null && why !== 'overlap'}
          onChange={(event) => onChoose(event.target.checked)}
        />
      </span>
      <div className="cart-name">
        <Link to="/bundle/$bundle" params={{ bundle: bundle.slug }} className="name">
          {bundle.name}
        </Link>
        <div className="muted small">{t('games', { count: bundle.games.length })}</div>
      </div>
      <div className="end">
        <Price price={shownPrice(bundle, isGift)} />
        <div className="acts">
          <IconButton
            icon="bin"
            small
            label={t('cart.remove', { name: bundle.name })}
            onClick={() => void remove(bundle)}
          />
        </div>
      </div>
      <div className="bundle-holds">
        <Covers games={bundle.games} />
        <ul>
          {bundle.games.map((game) => (
            <li key={game.id} className={game.owned && !isGift ? 'is-out' : undefined}>
              {game.title}
              {game.owned && !isGift ? <span className="sr"> ({t('owned')})</span> : null}
            </li>
          ))}
        </ul>
      </div>
      <Says item={item} isGift={isGift} why={why} />
    </li>
  );
}

function Says({ item, isGift, why }: Pick<Props, 'item' | 'isGift' | 'why'>) {
  const t = useTranslations('bundles.cart');
  const cart = useTranslations('cart');
  const money = useMoney();
  if (why) {
    return (
      <p className="says">
        <Icon name={why === 'owned' ? 'check' : 'clock'} small />
        <span>{t(why)}</span>
      </p>
    );
  }
  if (isGift) {
    return (
      <p className="says">
        <Icon name="gift" small />
        <span>{t('gift')}</span>
      </p>
    );
  }
  const move = bundleMove(item);
  if (!move) return null;
  const cheaper = move.now.amount < move.was.amount;
  return (
    <p className={cheaper ? 'says is-less' : 'says'}>
      <Icon name={cheaper ? 'tag' : 'warn'} small />
      <span>{cart(cheaper ? 'less' : 'more', { was: money(move.was), now: money(move.now) })}</span>
    </p>
  );
}
