// The filters of a list: words, category, price, tags. Every choice carries how much it shows, and acts at once.
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { Category, Facets as Counts } from '../../../shared/store.ts';
import { trpc } from '../../api/trpc.ts';
import { useLanguage } from '../../i18n/I18nProvider.tsx';
import { Check } from '../../ui/Choices.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Bone, Loading } from '../../ui/Skeleton.tsx';
import type { BrowseSearch } from './browseSearch.ts';
import { FactChoices, useFactOptions } from './FactChoices.tsx';
import { TagChoices } from './TagChoices.tsx';
import { useFacets } from './useFacets.ts';

type Props = {
  category: string | undefined;
  search: BrowseSearch;
  onChange: (search: BrowseSearch) => void;
};

export function Facets({ category, search, onChange }: Props) {
  const t = useTranslations('store.browse');
  const { data: counts, isError } = useFacets(category, search);
  return (
    <>
      <FindIn search={search} onChange={onChange} />
      <Facet title={t('categories')}>
        <CategoryTree category={category} search={search} counts={counts} />
      </Facet>
      <Facet title={t('price')}>
        <PriceChoices search={search} onChange={onChange} counts={counts} />
        {counts ? <PriceBands counts={counts} search={search} onChange={onChange} /> : null}
      </Facet>
      {counts?.tags.length === 0 || isError ? null : (
        <Facet title={t('tags')}>
          {counts ? <TagChoices tags={counts.tags} search={search} /> : <TreeSkeleton />}
        </Facet>
      )}
      {counts ? <FactFacets counts={counts} search={search} onChange={onChange} /> : null}
    </>
  );
}

type FactProps = Omit<Props, 'category'> & { counts: Counts };

function PriceBands({ counts, search, onChange }: FactProps) {
  const { price } = useFactOptions(counts);
  return <FactChoices name="price" options={price} search={search} onChange={onChange} />;
}

/** The other facts; where no game has one, there is nothing to choose by. */
function FactFacets({ counts, search, onChange }: FactProps) {
  const t = useTranslations('store.browse');
  const options = useFactOptions(counts);
  return (['rating', 'released', 'system', 'spoken'] as const)
    .filter((name) => search[name] !== undefined || options[name].some(({ count }) => count > 0))
    .map((name) => (
      <Facet key={name} title={t(`facts.${name}`)}>
        <FactChoices name={name} options={options[name]} search={search} onChange={onChange} />
      </Facet>
    ));
}

function Facet({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="facet" open>
      <summary>
        {title}
        <Icon name="down" small />
      </summary>
      <div className="facet-in">{children}</div>
    </details>
  );
}

const typingPause = 300; // ms

function FindIn({ search, onChange }: Omit<Props, 'category'>) {
  const t = useTranslations('store.browse');
  const [text, setText] = useState(search.q ?? '');
  const latest = useRef({ search, onChange });
  latest.current = { search, onChange };

  // A chip taken out, or another page, empties the field too.
  useEffect(() => setText(search.q ?? ''), [search.q]);

  useEffect(() => {
    const words = text.trim();
    if (words === (latest.current.search.q ?? '')) return;
    const timer = setTimeout(() => {
      const { q: _q, sort, ...rest } = latest.current.search;
      const order = sort && sort !== 'relevance' ? { sort } : {};
      latest.current.onChange(words ? { ...rest, ...order, q: words } : { ...rest, ...order });
    }, typingPause);
    return () => clearTimeout(timer);
  }, [text]);

  return (
    <div className="input facet-find">
      <Icon name="search" small />
      <input
        type="search"
        aria-label={t('searchLabel')}
        placeholder={t('search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  );
}

type Counted = { counts: Counts | undefined };

function CategoryTree({ category, search, counts }: Pick<Props, 'category' | 'search'> & Counted) {
  const { language } = useLanguage();
  const categories = trpc.store.categories.useQuery({ language }, { staleTime: 300_000 });
  if (categories.isPending) return <TreeSkeleton />;
  // Until the counts are here, those without filters: the same where none is set.
  const games = new Map(counts?.categories.map((each) => [each.slug, each.games]));
  const list = (categories.data ?? []).map((each) =>
    counts ? { ...each, games: games.get(each.slug) ?? 0 } : each,
  );
  const current = list.find((each) => each.slug === category);
  const open = current?.parent ?? current?.slug;
  return (
    <ul className="tree">
      {list
        .filter((each) => each.parent === null)
        .map((top) => (
          <li key={top.slug}>
            <CategoryLink category={top} search={search} current={top.slug === category} />
            {top.slug === open ? (
              <ul>
                {list
                  .filter((each) => each.parent === top.slug)
                  .map((sub) => (
                    <li key={sub.slug}>
                      <CategoryLink category={sub} search={search} current={sub.slug === category} />
                    </li>
                  ))}
              </ul>
            ) : null}
          </li>
        ))}
    </ul>
  );
}

/** As high as the five top categories. */
function TreeSkeleton() {
  return (
    <Loading>
      {['w-3/4', 'w-1/2', 'w-2/3', 'w-4/5', 'w-3/5'].map((width) => (
        <div className="tree-link" key={width}>
          <Bone className={`h-3 ${width}`} />
        </div>
      ))}
    </Loading>
  );
}

function CategoryLink({
  category,
  search,
  current,
}: {
  category: Category;
  search: BrowseSearch;
  current: boolean;
}) {
  const format = useFormatter();
  return (
    <Link
      to="/category/$slug"
      params={{ slug: category.slug }}
      search={search}
      className="tree-link"
      aria-current={current ? 'page' : undefined}
    >
      <span className="clip">{category.name}</span>
      <span className="n">{format.number(category.games)}</span>
    </Link>
  );
}

function PriceChoices({ search, onChange, counts }: Omit<Props, 'category'> & Counted) {
  const t = useTranslations('store.browse');
  const { sale: isSale, free: isFree, ...rest } = search;
  return (
    <>
      <Check
        checked={Boolean(isSale)}
        count={counts?.onSale}
        onChange={(on) => onChange(on ? { ...rest, sale: true } : rest)}
      >
        {t('onSale')}
      </Check>
      <Check
        checked={Boolean(isFree)}
        count={counts?.free}
        onChange={(on) => onChange(on ? { ...rest, free: true } : rest)}
      >
        {t('free')}
      </Check>
    </>
  );
}
