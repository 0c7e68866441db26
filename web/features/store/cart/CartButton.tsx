// Into the cart: with words on the page of a game, alone in a row.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { GameCard } from '../../../../shared/store.ts';
import { Button, buttonClass, IconButton } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useCart } from './useCart.ts';

/** Puts a game in; one that is in leads to the cart. */
export function CartButton({ game }: { game: GameCard }) {
  const t = useTranslations('store.cart');
  const { has, toggle } = useCart();
  if (has(game.id)) {
    return (
      <Link to="/cart" className={buttonClass({ wide: true, size: 'l' })}>
        <Icon name="check" small />
        {t('inCart')}
      </Link>
    );
  }
  return (
    <Button wide size="l" icon="cart" onClick={() => toggle(game)}>
      {t('add')}
    </Button>
  );
}

/** A toggle that a reader hears as pressed or not. */
export function CartToggle({ game }: { game: GameCard }) {
  const t = useTranslations('store.cart');
  const { has, toggle } = useCart();
  if (!game.price) return <span className="btn-icon" />;
  return (
    <IconButton
      icon="cart"
      label={t('toggle', { title: game.title })}
      aria-pressed={has(game.id)}
      onClick={() => toggle(game)}
    />
  );
}
