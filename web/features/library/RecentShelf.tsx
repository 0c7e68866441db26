// What was played in the last two weeks, to be gone on with at one press.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { NowPlaying, RecentGame } from '../../../shared/library.ts';
import { trpc } from '../../api/trpc.ts';
import { useLanguage } from '../../i18n/I18nProvider.tsx';
import { WidePicture } from '../../ui/Cover.tsx';
import { SectionHead } from '../../ui/Shelf.tsx';
import { PlayButton } from './PlayButton.tsx';
import { PlayLine } from './PlayLine.tsx';
import { usePlayTime } from './usePlayTime.ts';

const shown = 3;

export function RecentShelf() {
  const t = useTranslations('library');
  const { language } = useLanguage();
  const recent = trpc.library.recent.useQuery({ limit: shown, language }, { refetchOnWindowFocus: 'always' });
  const overview = trpc.library.overview.useQuery();
  const games = recent.data?.items ?? [];
  if (games.length === 0) return null;
  return (
    <section>
      <SectionHead title={t('recent')} />
      <ul className="jump">
        {games.map((game) => (
          <RecentCard
            key={game.id}
            game={game}
            now={overview.data?.playing.find(({ gameId }) => gameId === game.id)}
          />
        ))}
      </ul>
    </section>
  );
}

function RecentCard({ game, now }: { game: RecentGame; now: NowPlaying | undefined }) {
  const t = useTranslations('library.time');
  const timeText = usePlayTime();
  return (
    <li>
      <WidePicture slug={game.slug} sizes="(max-width: 40rem) 240px, 320px" eager />
      <div className="grow">
        <Link to="/library" search={{ game: game.slug }} resetScroll={false} className="name clip">
          {game.title}
        </Link>
        <PlayLine game={game} now={now}>
          {t('lately', { time: timeText(game.recentMs) })}
        </PlayLine>
      </div>
      <PlayButton game={game} size="s" />
    </li>
  );
}
