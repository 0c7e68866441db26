// What the game costs, until when, and the wish mark.
import { useFormatter, useTranslations } from 'use-intl/react';
import type { GameDetail } from '../../../shared/store.ts';
import { Stub } from '../../ui/Price.tsx';
import { WishButton } from './WishButton.tsx';

const week = 7 * 24 * 3_600_000; // ms

export function BuyBox({ game }: { game: GameDetail }) {
  const t = useTranslations('store.game');
  const format = useFormatter();
  const until = game.price?.until ?? null;
  const soon = until !== null && until - Date.now() < week;
  return (
    <div className="buy">
      <Stub price={game.price} />
      {until === null ? null : (
        <p className="small muted">
          {soon
            ? // Apart: together some languages put the day of the week into brackets.
              t('untilSoon', {
                day: format.dateTime(until, { weekday: 'long' }),
                time: format.dateTime(until, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
              })
            : t('until', { date: format.dateTime(until, { month: 'long', day: 'numeric' }) })}
        </p>
      )}
      <WishButton game={game} />
      <p className="small muted">{t('wishes', { count: game.wishes })}</p>
    </div>
  );
}
