// Somebody who has asked, or was asked, with the answers.
import { useTranslations } from 'use-intl/react';
import type { Tie } from '../../../shared/friends.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { PersonCard } from '../chat/people/PersonCard.tsx';
import { useChangeBond } from './changeBond.ts';

export function RequestLine({ tie: { member }, incoming }: { tie: Tie; incoming: boolean }) {
  const t = useTranslations('people');
  const change = useChangeBond();
  const { nickname } = member;
  return (
    <li className="request">
      <PersonCard person={member} isMe={false}>
        <button type="button" className="line" title={nickname}>
          <Avatar avatar={member.avatar} />
          <span className="grow">
            <span className="name clip block">{nickname}</span>
            <span className="clip block">{incoming ? t('wants') : t('asked')}</span>
          </span>
        </button>
      </PersonCard>
      <span className="request-acts">
        {incoming ? (
          <>
            <Button
              kind="primary"
              size="s"
              aria-label={`${t('do.accept')}: ${nickname}`}
              onClick={() => void change('accept', member)}
            >
              {t('do.accept')}
            </Button>
            <IconButton
              icon="x"
              small
              label={`${t('do.reject')}: ${nickname}`}
              onClick={() => void change('reject', member)}
            />
          </>
        ) : (
          <IconButton
            icon="x"
            small
            label={`${t('do.cancel')}: ${nickname}`}
            onClick={() => void change('cancel', member)}
          />
        )}
      </span>
    </li>
  );
}
