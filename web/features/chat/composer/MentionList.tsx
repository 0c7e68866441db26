// The people one may call, above the composer, while a name is being written. The focus stays where one writes.
import { useTranslations } from 'use-intl/react';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import type { Candidate } from './mentions.ts';

const listId = 'say-names';
export const candidateId = (index: number): string => `${listId}-${index}`;

type Props = { candidates: readonly Candidate[]; chosen: number; onPick: (candidate: Candidate) => void };

export function MentionList({ candidates, chosen, onPick }: Props) {
  const t = useTranslations('talk');
  return (
    <div className="pop names" role="listbox" id={listId} aria-label={t('complete')}>
      {candidates.map((candidate, index) => (
        <div
          key={candidate.key}
          id={candidateId(index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          className="name-option"
          // The field must not lose the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(candidate)}
          onKeyDown={(event) => event.key === 'Enter' && onPick(candidate)}
        >
          {candidate.member ? <Avatar avatar={candidate.member.avatar} /> : <Icon name="users" />}
          <b className="clip">{candidate.member?.nickname ?? candidate.text}</b>
          {candidate.member ? null : <span className="muted small">{t('hereHint')}</span>}
        </div>
      ))}
    </div>
  );
}
