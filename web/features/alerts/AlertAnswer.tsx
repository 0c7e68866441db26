// What an alert asks, answered in its row: a request of friendship, while it waits.
import { useEffect, useRef } from 'react';
import type { MemberRef } from '../../../shared/accounts.ts';
import { LateWords } from '../../i18n/LateWords.tsx';
import { BondButtons } from '../friends/BondButtons.tsx';
import { bondIn, useFriends } from '../friends/useFriends.ts';

const sets = ['people'] as const;

/** @param onAnswered called when the request that waited here waits no more. */
export function AlertAnswer({ member, onAnswered }: { member: MemberRef; onAnswered: () => void }) {
  const { state } = useFriends();
  const waits = state !== undefined && bondIn(state, member.id) === 'incoming';
  const answered = useRef(onAnswered);
  answered.current = onAnswered;
  const waited = useRef(false);
  useEffect(() => {
    if (waited.current && !waits) answered.current();
    waited.current = waits;
  }, [waits]);
  if (!waits) return null;
  return (
    <div className="alert-answer">
      <LateWords sets={sets}>
        <BondButtons member={member} />
      </LateWords>
    </div>
  );
}
