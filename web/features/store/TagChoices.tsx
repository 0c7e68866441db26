// The tags of the games listed, those with most games first. One at a time; the chosen one takes itself out.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { Facets } from '../../../shared/store.ts';
import type { BrowseSearch } from './browseSearch.ts';

/** Tags shown before the others are asked for. */
const first = 8;

export function TagChoices({ tags, search }: { tags: Facets['tags']; search: BrowseSearch }) {
  const t = useTranslations('store.browse');
  const format = useFormatter();
  const [all, setAll] = useState(false);
  const { tag: chosen, ...rest } = search;
  const shown = all ? tags : tags.filter(({ slug }, index) => index < first || slug === chosen);
  const hidden = tags.length - shown.length;
  return (
    <>
      <ul className="tree">
        {shown.map(({ slug, name, games }) => (
          <li key={slug}>
            <Link
              to="."
              search={slug === chosen ? rest : { ...rest, tag: slug }}
              replace
              resetScroll={false}
              className="tree-link"
              aria-current={slug === chosen ? 'true' : undefined}
            >
              <span className="clip">{name}</span>
              <span className="n">{format.number(games)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {hidden > 0 ? (
        <button type="button" className="link small tree-more" onClick={() => setAll(true)}>
          {t('moreTags', { count: hidden })}
        </button>
      ) : null}
    </>
  );
}
