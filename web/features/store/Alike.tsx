// A shelf of games like one.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { GameDetail } from '../../../shared/store.ts';
import { trpc } from '../../api/trpc.ts';
import { useLanguage } from '../../i18n/I18nProvider.tsx';
import { SectionHead, Shelf } from '../../ui/Shelf.tsx';
import { GameBook } from './GameBook.tsx';

export function Alike({ game }: { game: GameDetail }) {
  const t = useTranslations('store');
  const { language } = useLanguage();
  const games = trpc.store.alike.useQuery({ gameId: game.id, language }, { staleTime: 300_000 });
  const tag = game.tags[0]?.slug;
  if (!games.data?.length) return null;
  return (
    <section className="section is-below" aria-label={t('game.alike')}>
      <SectionHead title={t('game.alike')}>
        {tag ? (
          <Link to="/search" search={{ tag }} className="link">
            {t('front.more')}
          </Link>
        ) : null}
      </SectionHead>
      <Shelf>
        {games.data.map((each) => (
          <GameBook key={each.id} game={each} />
        ))}
      </Shelf>
    </section>
  );
}
