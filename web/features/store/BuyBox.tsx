// What the game costs, until when, the ways to buy it, and the wish mark.
import { useNavigate } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { GameDetail } from '../../../shared/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Stub } from '../../ui/Price.tsx';
import { CartButton } from './cart/CartButton.tsx';
import { useCart } from './cart/useCart.ts';
import { saleEnd } from './saleEnd.ts';
import { WishButton } from './WishButton.tsx';

export function BuyBox({ game }: { game: GameDetail }) {
  const t = useTranslations('store.game');
  const until = game.price?.until ?? null;
  return (
    <div className="buy">
      <Stub price={game.price} state={game.state} />
      {game.state === 'early' ? <p className="small muted">{t('early')}</p> : null}
      {until === null ? null : <Until until={until} />}
      {game.price ? <Ways game={game} /> : null}
      <WishButton game={game} />
      <p className="small muted">{t('wishes', { count: game.wishes })}</p>
    </div>
  );
}

/** Into the cart, or with this game alone straight to paying. */
function Ways({ game }: { game: GameDetail }) {
  const t = useTranslations('store.cart');
  const navigate = useNavigate();
  const { add } = useCart();
  const buyNow = async () => {
    if (await add(game))
      await navigate({ to: '/cart', search: { only: game.id, ...(game.copy && { gift: true }) } });
  };
  if (game.copy) {
    return (
      <Button wide icon="gift" onClick={() => void buyNow()}>
        {t('give')}
      </Button>
    );
  }
  return (
    <>
      <Button kind="primary" wide size="l" onClick={() => void buyNow()}>
        {game.price?.now.amount === 0 ? t('getFree') : t('buyNow')}
      </Button>
      <CartButton game={game} />
    </>
  );
}

/** Until when a price holds. */
export function Until({ until }: { until: number }) {
  const t = useTranslations('store.game');
  const end = saleEnd(useFormatter(), until, Date.now());
  return (
    <p className="small muted">
      {end.soon ? t('untilSoon', { day: end.day, time: end.time }) : t('until', { date: end.date })}
    </p>
  );
}
