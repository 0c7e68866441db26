// The games of a shelf, as covers on ledges or as rows, and the way to more of them.
import { Link } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { NowPlaying, OwnedGame } from '../../../shared/library.ts';
import { Cover } from '../../ui/Cover.tsx';
import { MoreFoot } from '../../ui/MoreFoot.tsx';
import { Wall } from '../../ui/Shelf.tsx';
import type { LibrarySearch } from './librarySearch.ts';
import { PlayButton } from './PlayButton.tsx';
import { PlayLine } from './PlayLine.tsx';

type Props = {
  games: readonly OwnedGame[];
  total: number;
  pageSize: number;
  search: LibrarySearch;
  /** Whose panel is shown. */
  chosen: OwnedGame | undefined;
  playing: readonly NowPlaying[];
  /** The list is of the last shelf; the new one is on its way. */
  stale: boolean;
  more: { has: boolean; busy: boolean; fetch: () => void };
};

export function LibraryList({ games, total, pageSize, search, chosen, playing, stale, more }: Props) {
  const t = useTranslations('library');
  const nowOf = (game: OwnedGame) => playing.find(({ gameId }) => gameId === game.id);
  return (
    <div aria-busy={stale} className={stale ? 'is-stale' : undefined}>
      {search.view === 'rows' ? (
        <ul className="copy-rows">
          {games.map((game) => (
            <CopyRow
              key={game.id}
              game={game}
              search={search}
              now={nowOf(game)}
              current={game.id === chosen?.id}
            />
          ))}
        </ul>
      ) : (
        <Wall>
          {games.map((game) => (
            <li key={game.id} className="book" aria-current={game.id === chosen?.id ? 'true' : undefined}>
              <ToPanel game={game} search={search}>
                <Cover slug={game.slug} sizes="(max-width: 40rem) 30vw, 150px" />
                <span className="ledge" aria-hidden="true" />
                <span className="name">{game.title}</span>
                <PlayLine game={game} now={nowOf(game)} />
              </ToPanel>
            </li>
          ))}
        </Wall>
      )}
      {total > pageSize ? (
        <MoreFoot
          has={more.has}
          busy={more.busy}
          words={{
            more: t('more', { count: Math.min(pageSize, total - games.length) }),
            loading: t('loadingMore'),
          }}
          onMore={more.fetch}
        >
          <p className="small muted">{t('shown', { shown: games.length, total })}</p>
        </MoreFoot>
      ) : null}
    </div>
  );
}

/** Opens the panel of a game; the address says which, so that going back closes it. */
function ToPanel({
  game,
  search,
  children,
}: {
  game: OwnedGame;
  search: LibrarySearch;
  children: React.ReactNode;
}) {
  return (
    <Link to="/library" search={{ ...search, game: game.slug }} resetScroll={false} className="book-link">
      {children}
    </Link>
  );
}

type RowProps = { game: OwnedGame; search: LibrarySearch; now: NowPlaying | undefined; current: boolean };

function CopyRow({ game, search, now, current }: RowProps) {
  const format = useFormatter();
  return (
    <li className="copy-row" aria-current={current ? 'true' : undefined}>
      <Cover slug={game.slug} sizes="40px" />
      <div className="grow">
        <Link to="/library" search={{ ...search, game: game.slug }} resetScroll={false} className="name clip">
          {game.title}
        </Link>
        <PlayLine game={game} now={now} />
      </div>
      <span className="small muted no-phone">
        {game.playedAt === null ? null : format.dateTime(game.playedAt, { dateStyle: 'medium' })}
      </span>
      <PlayButton game={game} size="s" />
    </li>
  );
}
