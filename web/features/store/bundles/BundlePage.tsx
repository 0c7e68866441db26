// A bundle's own page: what is inside, what it costs all together, and the ways to buy it.
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { Bundle } from '../../../../shared/bundles.ts';
import { trpc } from '../../../api/trpc.ts';
import { useLanguage } from '../../../i18n/I18nProvider.tsx';
import { readError } from '../../../i18n/readError.ts';
import { usePageTitle } from '../../../shell/usePageTitle.ts';
import { Button, buttonClass } from '../../../ui/Button.tsx';
import { Cover } from '../../../ui/Cover.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Price, Stub } from '../../../ui/Price.tsx';
import { LinesSkeleton } from '../../../ui/Skeleton.tsx';
import { Empty, ErrorState } from '../../../ui/States.tsx';
import { Until } from '../BuyBox.tsx';
import { shownPrice } from './bundlePrice.ts';
import { useBundleCart } from './useBundleCart.ts';
import './bundles.css';

export function BundlePage() {
  const t = useTranslations('bundles');
  const { bundle: named } = useParams({ from: '/frame/page/bundle/$bundle' });
  const { language } = useLanguage();
  const bundle = trpc.store.bundles.find.useQuery({ bundle: named, language });
  usePageTitle(bundle.data?.name, bundle.data?.about);
  if (bundle.isPending) return <LinesSkeleton count={8} />;
  if (bundle.isError) {
    if (!['BUNDLE_NOT_FOUND', 'BAD_INPUT'].includes(readError(bundle.error).code)) {
      return (
        <ErrorState
          title={t('failed')}
          error={bundle.error}
          onRetry={() => void bundle.refetch()}
          retrying={bundle.isFetching}
        />
      );
    }
    return (
      <Empty
        drawing="lens"
        level={1}
        title={t('notFound')}
        way={
          <Link to="/" className={buttonClass({ kind: 'primary' })}>
            {t('toStore')}
          </Link>
        }
      >
        {t('notFoundText')}
      </Empty>
    );
  }
  return <Whole key={bundle.data.id} bundle={bundle.data} />;
}

function Whole({ bundle }: { bundle: Bundle }) {
  const t = useTranslations('bundles');
  const { publisher, about, games } = bundle;
  return (
    <div className="bundle">
      <header>
        <h1>{bundle.name}</h1>
        <p className="muted">
          <Link to="/maker/$publisher" params={{ publisher: publisher.slug }} className="link">
            {t('by', { publisher: publisher.name })}
          </Link>
        </p>
      </header>
      <div className="game-cols">
        <div>
          {about ? (
            <div className="prose">
              {about.split(/\n{2,}/).map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </div>
          ) : null}
          <section className="section" aria-label={t('inside')}>
            <h2>{t('inside')}</h2>
            <ul className="bundle-games">
              {games.map((game) => (
                <li key={game.id}>
                  <Link
                    to="/game/$slug"
                    params={{ slug: game.slug }}
                    className={game.owned ? 'bundle-game is-out' : 'bundle-game'}
                  >
                    <Cover slug={game.slug} sizes="(max-width: 40rem) 42vw, 170px" />
                    <span className="name">{game.title}</span>
                    {game.owned ? (
                      <span className="small bundle-owned">
                        <Icon name="check" small />
                        {t('owned')}
                      </span>
                    ) : (
                      <Price price={game.price} state={game.state} />
                    )}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        </div>
        <aside className="stack">
          <Buy bundle={bundle} />
        </aside>
      </div>
    </div>
  );
}

function Buy({ bundle }: { bundle: Bundle }) {
  const t = useTranslations('bundles');
  const format = useFormatter();
  const { games, until, price, rest } = bundle;
  const owned = games.filter((game) => game.owned).length;
  const percent = format.number(bundle.percent / 100, { style: 'percent' });
  return (
    <div className="buy">
      {price ? <Stub price={shownPrice(bundle, false)} /> : <p className="price-large">{t('unsold')}</p>}
      {price ? (
        <p className="small muted">
          {t('off', { percent })} · {t('offHint')}
        </p>
      ) : null}
      {price && owned > 0 ? (
        <p className="small">{rest ? t('complete', { owned, count: games.length }) : t('all')}</p>
      ) : null}
      {price && until !== null ? <Until until={until} /> : null}
      {price ? <Ways bundle={bundle} owned={owned} /> : null}
    </div>
  );
}

function Ways({ bundle, owned }: { bundle: Bundle; owned: number }) {
  const t = useTranslations('bundles');
  const navigate = useNavigate();
  const { has, add } = useBundleCart();
  const buyNow = async (gift: boolean) => {
    if (await add(bundle))
      await navigate({ to: '/cart', search: { only: bundle.id, ...(gift && { gift: true }) } });
  };
  if (!bundle.rest) {
    return (
      <Button wide icon="gift" onClick={() => void buyNow(true)}>
        {t('give')}
      </Button>
    );
  }
  return (
    <>
      <Button kind="primary" wide size="l" onClick={() => void buyNow(false)}>
        {t(owned > 0 ? 'buyRest' : 'buyNow')}
      </Button>
      {has(bundle.id) ? (
        <Link to="/cart" className={buttonClass({ wide: true, size: 'l' })}>
          <Icon name="check" small />
          {t('inCart')}
        </Link>
      ) : (
        <Button wide size="l" icon="cart" onClick={() => void add(bundle)}>
          {t('add')}
        </Button>
      )}
    </>
  );
}
