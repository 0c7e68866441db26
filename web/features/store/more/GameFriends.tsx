// Friends who own a game, and friends who wish for it: a few faces, how many, and all of them at a press.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { FriendList, GameDetail } from '../../../../shared/store.ts';
import { trpc } from '../../../api/trpc.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog, DialogClose } from '../../../ui/Dialog.tsx';
import { PagedPart } from '../../../ui/PagedPart.tsx';
import { useNameOf } from '../../../ui/useNameOf.ts';
import './more.css';

/** Faces beside the number. */
const faces = 4;

export type GameFriendsProps = { game: Pick<GameDetail, 'id' | 'title'> };

/** Nothing where no friend shows either. */
export function GameFriends({ game }: GameFriendsProps) {
  return (
    <>
      <Some game={game} list="owners" />
      <Some game={game} list="wishers" />
    </>
  );
}

type ListProps = GameFriendsProps & { list: FriendList };

function Some({ game, list }: ListProps) {
  const t = useTranslations('gameMore.friends');
  const words = useTranslations('ui');
  const [open, setOpen] = useState(false);
  const { data } = trpc.store.gameFriends.useQuery({ gameId: game.id, list, limit: faces });
  if (!data || data.total === 0) return null;
  return (
    <>
      <button type="button" className="game-friends" onClick={() => setOpen(true)}>
        <span className="faces">
          {data.items.map(({ id, avatar }) => (
            <Avatar key={id} avatar={avatar} size="s" />
          ))}
        </span>
        <span>{t(list, { count: data.total })}</span>
      </button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t(`${list}Title`, { title: game.title })}
        actions={<DialogClose render={<Button kind="quiet">{words('dialog.close')}</Button>} />}
      >
        <All game={game} list={list} />
      </Dialog>
    </>
  );
}

function All({ game, list }: ListProps) {
  const t = useTranslations('gameMore.friends');
  const nameOf = useNameOf();
  const all = trpc.store.gameFriends.useInfiniteQuery(
    { gameId: game.id, list, limit: 24 },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const people = all.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <PagedPart
      list={all}
      words={{ failed: t('failed'), more: t('more'), loading: t('loading') }}
      isEmpty={people.length === 0}
      empty={<p className="muted">{t('none')}</p>}
    >
      <ul>
        {people.map((person) => (
          <li key={person.id}>
            <Link to="/member/$memberId" params={{ memberId: person.id }} className="line">
              <Avatar avatar={person.avatar} />
              <span className="grow name clip">{nameOf(person.nickname)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </PagedPart>
  );
}
