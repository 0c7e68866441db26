// Bundles one below the other, each with its covers and its price, leading to its page.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { Bundle } from '../../../../shared/bundles.ts';
import { Price } from '../../../ui/Price.tsx';
import { shownPrice } from './bundlePrice.ts';
import { Covers } from './Covers.tsx';
import './bundles.css';

export function BundleStrips({ bundles }: { bundles: readonly Bundle[] }) {
  const t = useTranslations('bundles');
  return (
    <ul className="bundle-strips">
      {bundles.map((bundle) => (
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
  );
}
