// A publisher, for everybody: its name, what it says of itself, its bundles, its games.
import { useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { Maker } from '../../../../shared/store.ts';
import { trpc } from '../../../api/trpc.ts';
import { useLanguage } from '../../../i18n/I18nProvider.tsx';
import { readError } from '../../../i18n/readError.ts';
import { NotFoundPage } from '../../../shell/NotFoundPage.tsx';
import { usePageTitle } from '../../../shell/usePageTitle.ts';
import { PagedPart } from '../../../ui/PagedPart.tsx';
import { LinesSkeleton } from '../../../ui/Skeleton.tsx';
import { Empty, ErrorState } from '../../../ui/States.tsx';
import { MakerBundles } from '../bundles/MakerBundles.tsx';
import { GameRow } from '../GameRow.tsx';
import '../more/more.css';

export function MakerPage() {
  const t = useTranslations('gameMore.maker');
  const { publisher } = useParams({ from: '/frame/page/maker/$publisher' });
  const { language } = useLanguage();
  const maker = trpc.store.maker.useQuery({ publisher, language });
  if (maker.isPending) return <LinesSkeleton count={8} />;
  if (maker.isError) {
    if (['PUBLISHER_NOT_FOUND', 'BAD_INPUT'].includes(readError(maker.error).code)) return <NotFoundPage />;
    return (
      <ErrorState
        title={t('failed')}
        error={maker.error}
        onRetry={() => void maker.refetch()}
        retrying={maker.isFetching}
      />
    );
  }
  return <House key={maker.data.id} maker={maker.data} />;
}

function House({ maker }: { maker: Maker }) {
  const t = useTranslations('gameMore.maker');
  const { language } = useLanguage();
  usePageTitle(maker.name, maker.about);
  const list = trpc.store.makerGames.useInfiniteQuery(
    { publisherId: maker.id, language, limit: 24 },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const games = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="maker">
      <div>
        <h1>{maker.name}</h1>
        <p className="muted">{t('games', { count: maker.games })}</p>
      </div>
      {maker.about ? (
        <div className="prose">
          {maker.about.split(/\n{2,}/).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      ) : null}
      <MakerBundles publisherId={maker.id} />
      <PagedPart
        list={list}
        words={{ failed: t('gamesFailed'), more: t('more'), loading: t('loading') }}
        isEmpty={games.length === 0}
        empty={
          <Empty drawing="shelf" title={t('none')}>
            {t('noneText')}
          </Empty>
        }
      >
        <ul className="results">
          {games.map((game) => (
            <GameRow key={game.id} game={game} />
          ))}
        </ul>
      </PagedPart>
    </div>
  );
}
