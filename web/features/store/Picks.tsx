// The filters in use, as chips that take themselves out.
import { useTranslations } from 'use-intl/react';
import type { Facets as Counts } from '../../../shared/store.ts';
import { Icon } from '../../ui/Icon.tsx';
import { type BrowseSearch, filtersOn, withoutFilters } from './browseSearch.ts';
import { type FactName, useFactOptions } from './FactChoices.tsx';
import { useFacets, useTagName } from './useFacets.ts';

type Props = { category: string | undefined; search: BrowseSearch; onChange: (search: BrowseSearch) => void };

export function Picks({ category, search, onChange }: Props) {
  const t = useTranslations('store.browse');
  const tagName = useTagName(category, search);
  if (filtersOn(search) === 0) return null;
  const { q, tag, sale, free } = search;
  const without = (name: Exclude<keyof BrowseSearch, 'sort' | 'view'>) => {
    const { [name]: _gone, ...left } = search;
    if (name === 'q' && left.sort === 'relevance') delete left.sort;
    onChange(left);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, not of fields
    <div className="wrap picks" role="group" aria-label={t('inUse')}>
      {q ? <PickChip name={`“${q}”`} onRemove={() => without('q')} /> : null}
      {tag && tagName ? (
        <PickChip name={t('tagTitle', { tag: tagName })} onRemove={() => without('tag')} />
      ) : null}
      {sale ? <PickChip name={t('onSale')} onRemove={() => without('sale')} /> : null}
      {free ? <PickChip name={t('free')} onRemove={() => without('free')} /> : null}
      <FactPicks category={category} search={search} onRemove={without} />
      <button type="button" className="link small" onClick={() => onChange(withoutFilters(search))}>
        {t('clear')}
      </button>
    </div>
  );
}

type FactPicksProps = Pick<Props, 'category' | 'search'> & { onRemove: (name: FactName) => void };

function FactPicks({ category, search, onRemove }: FactPicksProps) {
  const { data } = useFacets(category, search);
  return data ? <FactPicksOf counts={data} search={search} onRemove={onRemove} /> : null;
}

function FactPicksOf({ counts, search, onRemove }: Omit<FactPicksProps, 'category'> & { counts: Counts }) {
  const options = useFactOptions(counts);
  return (['price', 'rating', 'released', 'system', 'spoken'] as const).map((name) => {
    const chosen = options[name].find(({ value }) => value === search[name]);
    return chosen ? <PickChip key={name} name={chosen.label} onRemove={() => onRemove(name)} /> : null;
  });
}

function PickChip({ name, onRemove }: { name: string; onRemove: () => void }) {
  const t = useTranslations('store.browse');
  return (
    <button type="button" className="chip is-on" aria-label={t('remove', { name })} onClick={onRemove}>
      {name}
      <Icon name="x" small />
    </button>
  );
}
