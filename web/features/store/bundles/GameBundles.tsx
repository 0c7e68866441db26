// On a game's page: the bundles it can be bought in.
import { useTranslations } from 'use-intl/react';
import type { GameDetail } from '../../../../shared/store.ts';
import { trpc } from '../../../api/trpc.ts';
import { useLanguage } from '../../../i18n/I18nProvider.tsx';
import { SectionHead } from '../../../ui/Shelf.tsx';
import { BundleStrips } from './BundleStrips.tsx';

export function GameBundles({ game }: { game: GameDetail }) {
  const t = useTranslations('bundles');
  const { language } = useLanguage();
  const bundles = trpc.store.bundles.ofGame.useQuery({ gameId: game.id, language });
  if (!bundles.data?.length) return null;
  const title = t('title', { title: game.title });
  return (
    <section className="section is-below" aria-label={title}>
      <SectionHead title={title} />
      <BundleStrips bundles={bundles.data} />
    </section>
  );
}
