// The games found, as rows or as covers, and the way to more of them: never endless.
import { useTranslations } from 'use-intl/react';
import type { GameCard } from '../../../shared/store.ts';
import { MoreFoot } from '../../ui/MoreFoot.tsx';
import { Wall } from '../../ui/Shelf.tsx';
import { GameBook } from './GameBook.tsx';
import { GameRow } from './GameRow.tsx';
import { pageSize } from './useBrowse.ts';

type Props = {
  games: readonly GameCard[];
  total: number;
  covers: boolean;
  /** The list is of the last filters; the new one is on its way. */
  stale: boolean;
  more: { has: boolean; busy: boolean; failed: boolean; fetch: () => void };
};

export function BrowseList({ games, total, covers, stale, more }: Props) {
  return (
    <div aria-busy={stale} className={stale ? 'is-stale' : undefined}>
      {covers ? (
        <Wall>
          {games.map((game) => (
            <GameBook key={game.id} game={game} />
          ))}
        </Wall>
      ) : (
        <ul className="results">
          {games.map((game) => (
            <GameRow key={game.id} game={game} />
          ))}
        </ul>
      )}
      <Foot shown={games.length} total={total} more={more} />
    </div>
  );
}

function Foot({ shown, total, more }: { shown: number; total: number; more: Props['more'] }) {
  const t = useTranslations('store.browse');

  if (total <= pageSize) return null;
  return (
    <MoreFoot
      has={more.has}
      busy={more.busy}
      words={{ more: t('more', { count: Math.min(pageSize, total - shown) }), loading: t('loadingMore') }}
      onMore={more.fetch}
    >
      {more.failed ? <p className="muted">{t('moreFailed')}</p> : null}
      <span className="rail-bar" aria-hidden="true">
        <i style={{ width: `${Math.round((100 * shown) / total)}%` }} />
      </span>
      <p className="small muted">{t('shown', { shown, total })}</p>
    </MoreFoot>
  );
}
