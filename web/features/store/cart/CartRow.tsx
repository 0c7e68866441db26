// A game of the cart: chosen or not, what it costs now, what has changed since it was put there.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { CartItem } from '../../../../shared/store.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { Cover } from '../../../ui/Cover.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useMoney } from '../../../ui/money.ts';
import { Price } from '../../../ui/Price.tsx';
import { toast } from '../../../ui/toast.ts';
import { useWishes } from '../useWishes.ts';
import { type notBought, priceMove } from './cartLines.ts';
import { useCart } from './useCart.ts';

type Props = {
  item: CartItem;
  /** Why it cannot be bought. */
  why: ReturnType<typeof notBought> | 'bundled';
  chosen: boolean;
  onChoose: (on: boolean) => void;
};

export function CartRow({ item, why, chosen, onChoose }: Props) {
  const t = useTranslations('cart');
  const said = useTranslations('store.cart');
  const { remove, putBack } = useCart();
  const { isWished, toggle } = useWishes();
  const { game } = item;
  const takeOut = async () => {
    if (!(await remove([item]))) return false;
    toast({
      text: said('removed', { title: game.title }),
      undo: { label: t('undo'), onUndo: () => void putBack([item]) },
    });
    return true;
  };
  const later = async () => {
    if (await remove([item])) toggle(game);
  };
  return (
    <li className={why ? 'cart-item is-out' : 'cart-item'}>
      <span className="check">
        <input
          type="checkbox"
          aria-label={t('buy', { title: game.title })}
          checked={chosen}
          disabled={why !== null}
          onChange={(event) => onChoose(event.target.checked)}
        />
      </span>
      <Cover slug={game.slug} sizes="56px" />
      <div className="cart-name">
        <Link to="/game/$slug" params={{ slug: game.slug }} className="name">
          {game.title}
        </Link>
        <div className="muted small clip">
          {game.tags
            .slice(0, 3)
            .map((tag) => tag.name)
            .join(' · ')}
        </div>
      </div>
      <div className="end">
        <Price price={game.price} state={game.state} />
        <div className="acts">
          {isWished(game) ? null : (
            <Button
              kind="quiet"
              size="s"
              icon="heart"
              aria-label={t('laterOf', { title: game.title })}
              onClick={() => void later()}
            >
              {t('later')}
            </Button>
          )}
          <IconButton
            icon="bin"
            small
            label={t('remove', { title: game.title })}
            onClick={() => void takeOut()}
          />
        </div>
      </div>
      <Says item={item} why={why} />
    </li>
  );
}

function Says({ item, why }: Pick<Props, 'item' | 'why'>) {
  const t = useTranslations('cart');
  const bundles = useTranslations('bundles.cart');
  const money = useMoney();
  if (why) {
    return (
      <p className="says">
        <Icon name={why === 'owned' || why === 'bundled' ? 'check' : 'clock'} small />
        <span>{why === 'bundled' ? bundles(why) : t(why)}</span>
      </p>
    );
  }
  const move = priceMove(item);
  if (!move) return null;
  const cheaper = move.now.amount < move.was.amount;
  return (
    <p className={cheaper ? 'says is-less' : 'says'}>
      <Icon name={cheaper ? 'tag' : 'warn'} small />
      <span>{t(cheaper ? 'less' : 'more', { was: money(move.was), now: money(move.now) })}</span>
    </p>
  );
}
