// The card of a person, from a click on their name or face. Only what can be done today stands in it.
import { Popover } from '@base-ui/react/popover';
import { Link, useParams } from '@tanstack/react-router';
import { Suspense, useCallback, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { LobbyEvent } from '../../../../shared/chat.ts';
import { useFeed } from '../../../api/feeds.ts';
import { trpc } from '../../../api/trpc.ts';
import { LateWords } from '../../../i18n/LateWords.tsx';
import { lazyWithWords } from '../../../i18n/withWords.tsx';
import { Avatar } from '../../../ui/Avatar.tsx';
import { buttonClass } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useMe } from '../../accounts/useMe.ts';
import { PersonActions } from '../../friends/PersonActions.tsx';
import { friendIn, friendName, markOf, useFriends } from '../../friends/useFriends.ts';
import { useStateLine } from '../../friends/useStateLine.ts';
import { OrderDialog } from '../keeping/OrderDialog.tsx';
import { askForOrder, useOrder } from '../keeping/orderState.ts';
import { RoomOrder } from '../keeping/RoomOrder.tsx';
import { lobbyFeed } from '../live/lobbyFeed.ts';
import type { LobbyView } from '../live/lobbyView.ts';
import { type Card, showCard, useCard } from './cardState.ts';

const PersonGroups = lazyWithWords(
  () => import('../groups/PersonGroups.tsx').then((part) => part.PersonGroups),
  'groups',
);

const sets = ['people', 'keeping', 'reports', 'rooms'] as const;

const onClose = () => showCard(null);

/** The card that was asked for last; it stays while it closes. */
export function PersonPopover() {
  const card = useCard();
  const [last, setLast] = useState(card);
  if (card && card !== last) setLast(card);
  const order = useOrder();
  return (
    <>
      {last ? <PersonAt card={last} open={card !== null} /> : null}
      {order ? (
        <LateWords sets={sets}>
          <OrderDialog order={order} onClose={() => askForOrder(null)} />
        </LateWords>
      ) : null}
    </>
  );
}

function PersonAt({ card, open }: { card: Card; open: boolean }) {
  const { person, anchor } = card;
  useFeed<LobbyView, LobbyEvent>(
    lobbyFeed,
    useCallback(
      (event) => {
        // A card of somebody who is gone would tell what is not so.
        if (event.type === 'member.gone' && event.memberId === person.id) onClose();
      },
      [person.id],
    ),
  );
  return (
    <LateWords sets={sets}>
      <Popover.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
        <Popover.Portal>
          <Popover.Positioner
            className="menu-place"
            anchor={anchor}
            sideOffset={8}
            align="start"
            collisionPadding={8}
          >
            <Popover.Popup className="person person-card" finalFocus={() => anchor}>
              <span className="person-top" aria-hidden="true" />
              <CardBody card={card} />
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </LateWords>
  );
}

function CardBody({ card }: { card: Card }) {
  const t = useTranslations('chat.person');
  const words = useTranslations('ui.presence');
  const stateLine = useStateLine();
  const { person, isMe, about } = card;
  const { me } = useMe();
  const { roomId } = useParams({ strict: false });
  const { state } = useFriends();
  const friend = friendIn(state, person.id);
  // A friend's presence is told; of others it is asked, for members only.
  const asked = trpc.friends.presences.useQuery(
    { memberIds: [person.id] },
    { enabled: me !== null && !isMe && !friend, staleTime: 0 },
  );
  const view = friend?.presence ?? (isMe ? state?.self : asked.data?.[person.id]);
  const presence = view ? markOf(view) : card.presence;
  const name = friend ? friendName(friend) : person.nickname;
  return (
    <div className="in">
      <Avatar avatar={person.avatar} size="l" {...(presence && { presence })} />
      <div>
        <Popover.Title className="person-name">{name}</Popover.Title>
        <Popover.Description className="small muted">
          {name === person.nickname ? null : `${person.nickname} · `}
          {view ? stateLine(view) : presence ? words(presence) : null}
          {isMe ? ` · ${t('you')}` : null}
          {about ? ` · ${about}` : null}
        </Popover.Description>
      </div>
      <Link
        to="/member/$memberId"
        params={{ memberId: person.id }}
        className={buttonClass({ kind: 'second' })}
        onClick={onClose}
      >
        <Icon name="user" small />
        {t('profile')}
      </Link>
      {me && !isMe ? (
        <PersonActions person={person} room={view?.room ?? null} here={roomId} onClose={onClose} />
      ) : null}
      {me && !isMe ? (
        <Suspense>
          <PersonGroups memberId={person.id} onClose={onClose} />
        </Suspense>
      ) : null}
      {me && !isMe && roomId ? <RoomOrder roomId={roomId} person={person} onClose={onClose} /> : null}
    </div>
  );
}
