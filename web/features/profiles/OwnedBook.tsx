// A game somebody owns, on its ledge: its name, and how long they played where that is told.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { OwnedGame } from '../../../shared/profiles.ts';
import { Cover } from '../../ui/Cover.tsx';
import { Book } from '../../ui/Shelf.tsx';

const sizes = '(max-width: 40rem) 132px, (max-width: 60rem) 22vw, 130px';

export function OwnedBook({ game }: { game: OwnedGame }) {
  const t = useTranslations('profiles');
  const { playMinutes } = game;
  return (
    <Book>
      <Link to="/game/$slug" params={{ slug: game.slug }} className="book-link">
        <Cover slug={game.slug} sizes={sizes} />
        <span className="ledge" aria-hidden="true" />
        <span className="name">{game.title}</span>
        {playMinutes === null ? null : (
          <span className="kind">
            {playMinutes < 60
              ? t('minutes', { minutes: playMinutes })
              : t('hours', { hours: Math.round(playMinutes / 60) })}
          </span>
        )}
      </Link>
    </Book>
  );
}
