// A shelf of games that share the first tag.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { GameDetail } from '../../../shared/store.ts';
import { trpc } from '../../api/trpc.ts';
import { useLanguage } from '../../i18n/I18nProvider.tsx';
import { SectionHead, Shelf } from '../../ui/Shelf.tsx';
import { GameBook } from './GameBook.tsx';

const booksOnShelf = 8;

export function Alike({ game }: { game: GameDetail }) {
  const t = useTranslations('store');
  const { language } = useLanguage();
  const tag = game.tags[0]?.slug;
  const games = trpc.store.games.useQuery(
    { ...(tag && { tag }), limit: booksOnShelf + 1, language },
    { enabled: Boolean(tag), staleTime: 300_000 },
  );
  const others = (games.data?.items ?? []).filter((each) => each.id !== game.id).slice(0, booksOnShelf);
  if (!tag || others.length === 0) return null;
  return (
    <section className="section is-below" aria-label={t('game.alike')}>
      <SectionHead title={t('game.alike')}>
        <Link to="/search" search={{ tag }} className="link">
          {t('front.more')}
        </Link>
      </SectionHead>
      <Shelf>
        {others.map((each) => (
          <GameBook key={each.id} game={each} />
        ))}
      </Shelf>
    </section>
  );
}
