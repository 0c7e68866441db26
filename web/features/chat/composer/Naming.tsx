// While a text has an @: the list of names beside the field, which one is chosen, and the keys that are its own.
import { useEffect, useState } from 'react';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { candidateId, MentionList } from './MentionList.tsx';
import { type Candidate, candidatesFor, completionAt } from './mentions.ts';

export type NamingHandle = {
  /** @returns whether the key was the list's */
  onKey(key: string): boolean;
};

type Props = {
  text: string;
  caret: number;
  members: readonly MemberRef[];
  me: string;
  mayCallAll: boolean;
  /** Puts a name in the place of what was begun. */
  replace: (from: number, to: number, name: string) => void;
  /** Names the chosen option, null while there is none. */
  onChosen: (id: string | null) => void;
  handle: { current: NamingHandle | null };
};

export function Naming({ text, caret, members, me, mayCallAll, replace, onChosen, handle }: Props) {
  const [place, setPlace] = useState(0);
  /** Where the list was closed by Esc: it stays closed for this name. */
  const [closedAt, setClosedAt] = useState(-1);
  const completion = completionAt(text, caret);
  const isOpen = completion !== null && completion.from !== closedAt;
  const candidates = isOpen ? candidatesFor(completion.query, members, me, mayCallAll) : [];
  const chosen = Math.min(place, candidates.length - 1);

  const pick = (candidate: Candidate) => {
    if (!completion) return;
    replace(completion.from, completion.to, `${candidate.text} `);
    setPlace(0);
  };
  const onKey = (key: string): boolean => {
    const candidate = candidates[chosen];
    if (!candidate || !completion) return false;
    if (key === 'ArrowDown') setPlace((chosen + 1) % candidates.length);
    else if (key === 'ArrowUp') setPlace((chosen + candidates.length - 1) % candidates.length);
    else if (key === 'Enter' || key === 'Tab') pick(candidate);
    else if (key === 'Escape') setClosedAt(completion.from);
    else return false;
    return true;
  };
  // Always of the last drawing.
  useEffect(() => {
    handle.current = { onKey };
    return () => {
      handle.current = null;
    };
  });
  const id = candidates.length > 0 ? candidateId(chosen) : null;
  useEffect(() => {
    onChosen(id);
    return () => onChosen(null);
  }, [id, onChosen]);

  if (candidates.length === 0) return null;
  return <MentionList candidates={candidates} chosen={chosen} onPick={pick} />;
}
