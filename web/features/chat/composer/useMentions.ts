// The list of names beside the field: when it is open, which one is chosen, and the keys that are its own.
import { useState } from 'react';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { type Candidate, candidatesFor, completionAt } from './mentions.ts';

type Options = {
  text: string;
  caret: number;
  members: readonly MemberRef[];
  me: string;
  mayCallAll: boolean;
  /** Puts a name in the place of what was begun. */
  replace(from: number, to: number, name: string): void;
};

export function useMentions({ text, caret, members, me, mayCallAll, replace }: Options) {
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
  /** @returns whether the key was the list's */
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
  return { candidates, chosen, pick, onKey };
}
