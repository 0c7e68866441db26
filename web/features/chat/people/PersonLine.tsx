// A person as one dense row that opens their card.
import { useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { Avatar, type Presence } from '../../../ui/Avatar.tsx';
import { PersonCard } from './PersonCard.tsx';

type Props = {
  person: MemberRef;
  presence: Presence;
  isMe: boolean;
  /** The second line; without it the presence in words. */
  note?: string | undefined;
  about?: string | undefined;
};

export function PersonLine({ person, presence, isMe, note, about }: Props) {
  const t = useTranslations('ui.presence');
  const words = useTranslations('chat.person');
  return (
    <li>
      <PersonCard person={person} presence={presence} isMe={isMe} about={about}>
        <button
          type="button"
          className={presence === 'offline' ? 'line is-off' : 'line'}
          title={person.nickname}
        >
          <Avatar avatar={person.avatar} presence={presence} />
          <span className="grow">
            <span className="name clip block">{person.nickname}</span>
            <span className="clip block">{note ?? (isMe ? words('you') : t(presence))}</span>
          </span>
        </button>
      </PersonCard>
    </li>
  );
}
