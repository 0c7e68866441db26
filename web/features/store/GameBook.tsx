// A game on a shelf: its cover, and below the ledge its name and price.
import { Link } from '@tanstack/react-router';
import type { GameCard } from '../../../shared/store.ts';
import { Cover } from '../../ui/Cover.tsx';
import { Price } from '../../ui/Price.tsx';
import { Book } from '../../ui/Shelf.tsx';

/** How wide a cover stands on a shelf of six (eight on the widest screens), with rail and dock around it. */
const shelfSizes = '(max-width: 40rem) 132px, (max-width: 60rem) 22vw, 150px';

export function GameBook({ game, eager = false }: { game: GameCard; eager?: boolean }) {
  return (
    <Book>
      <Link to="/game/$slug" params={{ slug: game.slug }} className="book-link">
        <Cover slug={game.slug} sizes={shelfSizes} eager={eager} />
        <span className="ledge" aria-hidden="true" />
        <span className="name">{game.title}</span>
        <Price price={game.price} state={game.state} />
      </Link>
    </Book>
  );
}
