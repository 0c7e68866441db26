// On a game's page: the bundles it can be bought in.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { GameDetail } from '../../../../shared/store.ts';
import { trpc } from '../../../api/trpc.ts';
import { useLanguage } from '../../../i18n/I18nProvider.tsx';
import { Price } from '../../../ui/Price.tsx';
import { SectionHead } from '../../../ui/Shelf.tsx';
import { shownPrice } from './bundlePrice.ts';
import { Covers } from './Covers.tsx';
import './bundles.css';

export function GameBundles({ game }: { game: GameDetail }) {
  const t = useTranslations('bundles');
  const { language } = useLanguage();
  const bundles = trpc.store.bundles.ofGame.useQuery({ gameId: game.id, language });
  if (!bundles.data?.length) return null;
  const title = t('title', { title: game.title });
  return (
    <section className="section is-below" aria-label={title}>
      <SectionHead title={title} />
      <ul className="bundle-strips">
        {bundles.data.map((bundle) => (
          <li key={bundle.id}>
            <Link to="/bundle/$bundle" params={{ bundle: bundle.slug }} className="bundle-strip">
              <Covers games={bundle.games} />
              <span className="grow">
                <span className="name">{bundle.name}</span>
                <span className="small muted">{t('games', { count: bundle.games.length })}</span>
              </span>
              <Price price={shownPrice(bundle, false)} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
