// A game as a row of results: the whole row is the link, the heart is its own button.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormatter } from 'use-intl/react';
import type { GameCard } from '../../../shared/store.ts';
import { Cover } from '../../ui/Cover.tsx';
import { Price } from '../../ui/Price.tsx';
import { RatingBand } from '../../ui/RatingBand.tsx';
import { CartToggle } from './cart/CartButton.tsx';
import { WishHeart } from './WishButton.tsx';

type Props = {
  game: GameCard;
  /** It can be put into the cart at once. */
  cart?: boolean;
  /** One more line below the name, with something to press. */
  foot?: ReactNode;
};

export function GameRow({ game, cart = false, foot }: Props) {
  const format = useFormatter();
  return (
    <li className="result">
      <Cover slug={game.slug} sizes="56px" />
      <div className="grow">
        <Link to="/game/$slug" params={{ slug: game.slug }} className="name">
          {game.title}
        </Link>
        <div className="tags clip">{[...game.tags.slice(0, 3).map((tag) => tag.name)].join(' · ')}</div>
        <div className="who">
          {game.publisher ? <span className="clip">{game.publisher.name}</span> : null}
        </div>
        {foot}
      </div>
      <RatingBand rating={game.rating} />
      <span className="when">
        {game.releasedAt === null
          ? null
          : format.dateTime(game.releasedAt, { year: 'numeric', month: 'short' })}
      </span>
      <Price price={game.price} state={game.state} />
      {cart ? (
        <span className="row result-acts">
          <CartToggle game={game} />
          <WishHeart game={game} />
        </span>
      ) : (
        <WishHeart game={game} />
      )}
    </li>
  );
}
