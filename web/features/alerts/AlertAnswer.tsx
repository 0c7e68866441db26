// What an alert asks, answered in its row: a request of friendship, while it waits.
import type { MemberRef } from '../../../shared/accounts.ts';
import { LateWords } from '../../i18n/LateWords.tsx';
import { BondButtons } from '../friends/BondButtons.tsx';
import { bondIn, useFriends } from '../friends/useFriends.ts';

const sets = ['people'] as const;

export function AlertAnswer({ member }: { member: MemberRef }) {
  const { state } = useFriends();
  if (!state || bondIn(state, member.id) !== 'incoming') return null;
  return (
    <div className="alert-answer">
      <LateWords sets={sets}>
        <BondButtons member={member} />
      </LateWords>
    </div>
  );
}
