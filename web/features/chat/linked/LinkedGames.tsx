// The games a message links to, as cards: cover, price of now, and the ways to wish for them and to buy them.
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl/react';
import type { LinkedGame } from '../../../../shared/store.ts';
import { Button } from '../../../ui/Button.tsx';
import { Cover } from '../../../ui/Cover.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Price } from '../../../ui/Price.tsx';
import { useCart } from '../../store/cart/useCart.ts';
import { WishHeart } from '../../store/WishButton.tsx';
import { gamesLinkedIn } from './gameLinks.ts';
import { useLinkedGame } from './useLinkedGame.ts';

export function LinkedGames({ body }: { body: string }) {
  const slugs = useMemo(() => gamesLinkedIn(body, location.origin), [body]);
  if (slugs.length === 0) return null;
  return (
    <div className="linked-games">
      {slugs.map((slug) => (
        <LinkedGameCard key={slug} slug={slug} />
      ))}
    </div>
  );
}

function LinkedGameCard({ slug }: { slug: string }) {
  const t = useTranslations('talk.game');
  const { data: game, isPending, isError } = useLinkedGame(slug);
  if (isPending) return <div className="linked-game" aria-busy="true" />;
  if (!game) {
    return (
      <div className="linked-game is-gone">
        <span className="gone-sign">
          <Icon name="store" />
        </span>
        <span className="grow">
          <b>{isError ? t('failed') : t('gone')}</b>
          {isError ? null : <span className="small muted">{t('goneText')}</span>}
        </span>
      </div>
    );
  }
  return (
    <div className="linked-game">
      <Cover slug={game.slug} sizes="66px" />
      <span className="grow">
        <Link to="/game/$slug" params={{ slug: game.slug }} className="name clip">
          {game.title}
        </Link>
        <span className="small muted clip">{game.publisher?.name ?? game.tags[0]?.name ?? ' '}</span>
        <Price price={game.price} state={game.state} />
      </span>
      <span className="acts">
        <Ways game={game} />
      </span>
    </div>
  );
}

/** Straight to paying for this game alone; what one has is not bought again. */
function Ways({ game }: { game: LinkedGame }) {
  const t = useTranslations('talk.game');
  const navigate = useNavigate();
  const { add } = useCart();
  if (game.owned) {
    return (
      <span className="small muted">
        <Icon name="check" small /> {t('owned')}
      </span>
    );
  }
  const isFree = game.price?.now.amount === 0;
  return (
    <>
      <WishHeart game={game} />
      {game.price ? (
        <Button
          kind="second"
          size="s"
          aria-label={t(isFree ? 'getFreeOf' : 'buyOf', { title: game.title })}
          onClick={async () => {
            if (await add(game)) await navigate({ to: '/cart', search: { only: game.id } });
          }}
        >
          {t(isFree ? 'getFree' : 'buy')}
        </Button>
      ) : null}
    </>
  );
}
