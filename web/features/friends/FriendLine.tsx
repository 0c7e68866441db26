// A friend as one dense row that opens their card, and a menu of what can be done with them.
import { useTranslations } from 'use-intl/react';
import type { Friend } from '../../../shared/friends.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { PersonCard } from '../chat/people/PersonCard.tsx';
import { FriendMenu } from './FriendMenu.tsx';
import { friendName, markOf } from './useFriends.ts';
import { useStateLine } from './useStateLine.ts';

export function FriendLine({ friend }: { friend: Friend }) {
  const t = useTranslations('people');
  const stateLine = useStateLine();
  const presence = markOf(friend.presence);
  const name = friendName(friend);
  return (
    <li className="friend">
      <PersonCard person={friend.member} presence={presence} isMe={false}>
        <button type="button" className={presence === 'offline' ? 'line is-off' : 'line'} title={name}>
          <Avatar avatar={friend.member.avatar} presence={presence} />
          <span className="grow">
            <span className="name clip block">{name}</span>
            <span className={presence === 'playing' ? 'clip block playing-text' : 'clip block'}>
              {stateLine(friend.presence)}
            </span>
          </span>
          {friend.favourite ? (
            <span className="friend-star" title={t('favourite')}>
              <Icon name="heart" small />
              <span className="sr">{t('favourite')}</span>
            </span>
          ) : null}
        </button>
      </PersonCard>
      <FriendMenu friend={friend} />
    </li>
  );
}
