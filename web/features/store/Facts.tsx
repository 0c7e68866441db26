// What one wants to know before playing: maker, date, systems, languages, shelves.
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
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

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** What is not known of a game is left out, but for who made it. */
export function Facts({ game }: { game: GameDetail }) {
  const t = useTranslations('store.game');
  const format = useFormatter();
  const locale = useLocale();
  /** Every game stands among all games: that says nothing. */
  const shelves = game.categories.filter((category) => category.slug !== 'all');
  return (
    <dl className="facts">
      <Fact name={t('madeBy')}>
        {game.publisher ? (
          <Link to="/maker/$publisher" params={{ publisher: game.publisher.id }} className="link">
            {game.publisher.name}
          </Link>
        ) : (
          <span className="muted">{t('nobodyNamed')}</span>
        )}
      </Fact>
      {game.releasedAt === null ? null : (
        <Fact name={t('outSince')}>{format.dateTime(game.releasedAt, { dateStyle: 'medium' })}</Fact>
      )}
      {game.systems.length === 0 ? null : (
        <Fact name={t('systems')}>{game.systems.map((system) => t(system)).join(', ')}</Fact>
      )}
      {game.languages.length === 0 ? null : (
        <Fact name={t('languages')}>
          {game.languages.map((code, index) => (
            <Fragment key={code}>
              {index > 0 ? ', ' : null}
              <span lang={code === locale ? undefined : code}>{ownName(code)}</span>
            </Fragment>
          ))}
        </Fact>
      )}
      {shelves.length === 0 ? null : (
        <Fact name={t('shelves')}>
          {shelves.map((category, index) => (
            <Fragment key={category.slug}>
              {index > 0 ? ', ' : null}
              <Link to="/category/$slug" params={{ slug: category.slug }} search={{}} className="link">
                {category.name}
              </Link>
            </Fragment>
          ))}
        </Fact>
      )}
      <dt>{t('copies')}</dt>
      <dd>{format.number(game.downloads)}</dd>
    </dl>
  );
}
