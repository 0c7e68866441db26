// A publisher's games, drafts among them.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import type { OwnPublisher, PublishedGame } from '../../../shared/publishing.ts';
import { mayPublish } from '../../../shared/publishingRights.ts';
import { trpc } from '../../api/trpc.ts';
import { RatingBand } from '../../ui/RatingBand.tsx';
import { Empty } from '../../ui/States.tsx';
import { NewGame } from './NewGame.tsx';
import { Paged } from './Paged.tsx';

export function GameList({ publisher }: { publisher: OwnPublisher }) {
  const t = useTranslations('publishing.games');
  const list = trpc.store.publishing.games.useInfiniteQuery(
    { publisherId: publisher.id, limit: 20 },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const games = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {mayPublish(publisher.role, 'sell') ? (
        <div className="publishing-new">
          <NewGame publisher={publisher} />
        </div>
      ) : null}
      <Paged
        list={list}
        failed={t('failed')}
        isEmpty={games.length === 0}
        empty={
          <Empty drawing="shelf" title={t('none')}>
            {t('noneText')}
          </Empty>
        }
      >
        <ul className="panel publishing-list">
          {games.map((game) => (
            <Line key={game.id} game={game} slug={publisher.slug} />
          ))}
        </ul>
      </Paged>
    </>
  );
}

function Line({ game, slug }: { game: PublishedGame; slug: string }) {
  const t = useTranslations('publishing');
  return (
    <li className="publishing-row">
      <div className="grow">
        <Link to="/publisher/$slug/$gameId" params={{ slug, gameId: game.id }} className="link">
          {game.title}
        </Link>
        <p className="small muted">
          {t('games.copies', { count: game.copies })} · {t('games.wishes', { count: game.wishes })}
        </p>
      </div>
      <span className="no-phone small">
        <RatingBand rating={game.rating} />
      </span>
      <span className="badge is-mute">{t(`states.${game.state}`)}</span>
    </li>
  );
}
