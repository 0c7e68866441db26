// The filters in use, as chips that take themselves out.
import { useTranslations } from 'use-intl/react';
import { Icon } from '../../ui/Icon.tsx';
import { type BrowseSearch, filtersOn, withoutFilters } from './browseSearch.ts';
import { useTagName } from './useFacets.ts';

type Props = { category: string | undefined; search: BrowseSearch; onChange: (search: BrowseSearch) => void };

export function Picks({ category, search, onChange }: Props) {
  const t = useTranslations('store.browse');
  const tagName = useTagName(category, search);
  if (filtersOn(search) === 0) return null;
  const { q, tag, sale, free, ...rest } = search;
  const without = (name: 'q' | 'tag' | 'sale' | 'free') => {
    const { [name]: _gone, ...left } = search;
    if (name === 'q' && left.sort === 'relevance') delete left.sort;
    onChange(left);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, not of fields
    <div className="wrap picks" role="group" aria-label={t('inUse')}>
      {q ? <Pick name={`“${q}”`} onRemove={() => without('q')} /> : null}
      {tag && tagName ? (
        <Pick name={t('tagTitle', { tag: tagName })} onRemove={() => without('tag')} />
      ) : null}
      {sale ? <Pick name={t('onSale')} onRemove={() => without('sale')} /> : null}
      {free ? <Pick name={t('free')} onRemove={() => without('free')} /> : null}
      <button type="button" className="link small" onClick={() => onChange(withoutFilters(rest))}>
        {t('clear')}
      </button>
    </div>
  );
}

function Pick({ name, onRemove }: { name: string; onRemove: () => void }) {
  const t = useTranslations('store.browse');
  return (
    <button type="button" className="chip is-on" aria-label={t('remove', { name })} onClick={onRemove}>
      {name}
      <Icon name="x" small />
    </button>
  );
}
