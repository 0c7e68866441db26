// The covers of a bundle, fanned out: the first in front, as many as there is room for.
import type { GameCard } from '../../../../shared/store.ts';
import { Cover } from '../../../ui/Cover.tsx';

const shown = 4;

export function Covers({ games }: { games: readonly GameCard[] }) {
  return (
    <span className="fan" aria-hidden="true">
      {games.slice(0, shown).map((game) => (
        <Cover key={game.id} slug={game.slug} sizes="72px" />
      ))}
      {games.length > shown ? <span className="fan-more">+{games.length - shown}</span> : null}
    </span>
  );
}
