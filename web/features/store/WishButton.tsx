// The heart: alone in a row, with words on the page of a game.
import { useTranslations } from 'use-intl/react';
import type { GameCard } from '../../../shared/store.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { useWishes } from './useWishes.ts';

/** The heart alone: a toggle that a reader hears as pressed or not. */
export function WishHeart({ game }: { game: GameCard }) {
  const t = useTranslations('store.wish');
  const { isWished, toggle } = useWishes();
  return (
    <IconButton
      icon="heart"
      label={t('toggle', { title: game.title })}
      aria-pressed={isWished(game)}
      onClick={() => toggle(game)}
    />
  );
}

/** The heart with its words. */
export function WishButton({ game }: { game: GameCard }) {
  const t = useTranslations('store.wish');
  const { isWished, toggle } = useWishes();
  const on = isWished(game);
  return (
    <Button
      kind={on || game.price ? 'second' : 'primary'}
      wide
      size="l"
      icon="heart"
      aria-pressed={on}
      onClick={() => toggle(game)}
    >
      {on ? t('on') : t('add')}
    </Button>
  );
}
