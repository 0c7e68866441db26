// What the other one of a direct room is doing, as far as they show it, and the way to their card.
import { useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { isGone } from '../../../../shared/gone.ts';
import { trpc } from '../../../api/trpc.ts';
import { LateWords } from '../../../i18n/LateWords.tsx';
import { friendIn, markOf, useFriends } from '../../friends/useFriends.ts';
import { useStateLine } from '../../friends/useStateLine.ts';
import { PersonCard } from '../people/PersonCard.tsx';

const sets = ['people'] as const;

export function DirectState({ person }: { person: MemberRef }) {
  const talk = useTranslations('talk.direct');
  if (isGone(person)) return talk('gone');
  return (
    <LateWords sets={sets}>
      <State person={person} />
    </LateWords>
  );
}

function State({ person }: { person: MemberRef }) {
  const talk = useTranslations('talk.direct');
  const stateLine = useStateLine();
  const { state } = useFriends();
  const friend = friendIn(state, person.id);
  // A friend's presence is told; of others it is asked.
  const asked = trpc.friends.presences.useQuery(
    { memberIds: [person.id] },
    { enabled: !friend, staleTime: 0, refetchInterval: 60_000 },
  );
  const view = friend?.presence ?? asked.data?.[person.id];
  return (
    <PersonCard person={person} presence={view ? markOf(view) : 'offline'} isMe={false}>
      <button type="button" className="link direct-state">
        {view ? stateLine(view) : talk('about')}
        <span className="sr">, {talk('card', { name: person.nickname })}</span>
      </button>
    </PersonCard>
  );
}
