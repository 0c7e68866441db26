// What the game costs, until when, and the wish mark.
import { useFormatter, useTranslations } from 'use-intl/react';
import type { GameDetail } from '../../../shared/store.ts';
import { Stub } from '../../ui/Price.tsx';
import { saleEnd } from './saleEnd.ts';
import { WishButton } from './WishButton.tsx';

export function BuyBox({ game }: { game: GameDetail }) {
  const t = useTranslations('store.game');
  const until = game.price?.until ?? null;
  return (
    <div className="buy">
      <Stub price={game.price} state={game.state} />
      {game.state === 'early' ? <p className="small muted">{t('early')}</p> : null}
      {until === null ? null : <Until until={until} />}
      <WishButton game={game} />
      <p className="small muted">{t('wishes', { count: game.wishes })}</p>
    </div>
  );
}

function Until({ until }: { until: number }) {
  const t = useTranslations('store.game');
  const end = saleEnd(useFormatter(), until, Date.now());
  return (
    <p className="small muted">
      {end.soon ? t('untilSoon', { day: end.day, time: end.time }) : t('until', { date: end.date })}
    </p>
  );
}
