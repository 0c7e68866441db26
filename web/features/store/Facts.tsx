// What one wants to know before playing: maker, date, systems, languages, shelves.
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl/react';
import type { GameDetail } from '../../../shared/store.ts';

/** A language by its own name, as its speakers look for it; unknown codes stand as they are. */
function ownName(code: string): string {
  try {
    return new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

export function Facts({ game }: { game: GameDetail }) {
  const t = useTranslations('store.game');
  const format = useFormatter();
  const locale = useLocale();
  /** Every game stands among all games: that says nothing. */
  const shelves = game.categories.filter((category) => category.slug !== 'all');
  return (
    <dl className="facts">
      <dt>{t('madeBy')}</dt>
      <dd>
        <Link to="/search" search={{ q: game.publisher.name }} className="link">
          {game.publisher.name}
        </Link>
      </dd>
      <dt>{t('outSince')}</dt>
      <dd>{format.dateTime(game.releasedAt, { dateStyle: 'medium' })}</dd>
      <dt>{t('systems')}</dt>
      <dd>{game.systems.map((system) => t(system)).join(', ')}</dd>
      <dt>{t('languages')}</dt>
      <dd>
        {game.languages.map((code, index) => (
          <Fragment key={code}>
            {index > 0 ? ', ' : null}
            <span lang={code === locale ? undefined : code}>{ownName(code)}</span>
          </Fragment>
        ))}
      </dd>
      <dt>{t('shelves')}</dt>
      <dd>
        {shelves.map((category, index) => (
          <Fragment key={category.slug}>
            {index > 0 ? ', ' : null}
            <Link to="/category/$slug" params={{ slug: category.slug }} search={{}} className="link">
              {category.name}
            </Link>
          </Fragment>
        ))}
      </dd>
      <dt>{t('copies')}</dt>
      <dd>{format.number(game.downloads)}</dd>
    </dl>
  );
}
