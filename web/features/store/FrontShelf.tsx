// One shelf of the front, with its headline and the way to all of it.
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import type { GameSort } from '../../../shared/store.ts';
import { trpc } from '../../api/trpc.ts';
import { useLanguage } from '../../i18n/I18nProvider.tsx';
import { SectionHead, Shelf } from '../../ui/Shelf.tsx';
import { BooksSkeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { useNear } from '../../ui/useNear.ts';
import type { BrowseSearch } from './browseSearch.ts';
import { GameBook } from './GameBook.tsx';

const booksOnShelf = 12;

type Props = {
  title: string;
  /** What the server is asked for. */
  input: { sort: GameSort; onSale?: boolean };
  /** The same as an address, for "See all". */
  search: BrowseSearch;
  /** The link says how many there are. */
  counted?: boolean;
};

export function FrontShelf({ title, input, search, counted = false }: Props) {
  const t = useTranslations('store.front');
  const { language } = useLanguage();
  const section = useRef<HTMLElement>(null);
  const near = useNear(section);
  const games = trpc.store.games.useQuery({ ...input, limit: booksOnShelf, language }, { enabled: near });
  if (games.data?.items.length === 0) return null;
  return (
    <section ref={section} className="section is-below" aria-label={title}>
      <SectionHead title={title}>
        <Link to="/category/$slug" params={{ slug: 'all' }} search={search} className="link">
          {counted && games.data ? t('allSale', { count: games.data.total }) : t('more')}
        </Link>
      </SectionHead>
      {games.isPending ? (
        <BooksSkeleton count={6} />
      ) : games.isError ? (
        <ErrorState
          title={t('failed')}
          error={games.error}
          onRetry={() => void games.refetch()}
          retrying={games.isFetching}
        />
      ) : (
        <Shelf>
          {games.data.items.map((game) => (
            <GameBook key={game.id} game={game} />
          ))}
        </Shelf>
      )}
    </section>
  );
}
