// What can be done about somebody next: ask, take back, answer, let back in. With friends nothing has to be done.
import { useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../shared/accounts.ts';
import type { Bond } from '../../../shared/friends.ts';
import { Button } from '../../ui/Button.tsx';
import { type BondAction, useChangeBond } from './changeBond.ts';
import { bondIn, useFriends } from './useFriends.ts';

/** @param first what was between both when they were found; from then on the feed knows better. */
export function BondButtons({ member, first = 'none' }: { member: MemberRef; first?: Bond }) {
  const t = useTranslations('people');
  const change = useChangeBond();
  const { state } = useFriends();
  const bond = state ? bondIn(state, member.id) : first;
  const button = (action: BondAction, kind: 'primary' | 'second' | 'quiet') => (
    <Button
      kind={kind}
      size="s"
      aria-label={`${t(`do.${action}`)}: ${member.nickname}`}
      onClick={() => void change(action, member)}
    >
      {t(`do.${action}`)}
    </Button>
  );
  switch (bond) {
    case 'none':
      return button('request', 'primary');
    case 'outgoing':
      return button('cancel', 'second');
    case 'incoming':
      return (
        <span className="bond-pair">
          {button('accept', 'primary')}
          {button('reject', 'quiet')}
        </span>
      );
    case 'blocked':
      return button('unblock', 'second');
    case 'friends':
      return <span className="small muted">{t('find.areFriends')}</span>;
    default:
      return null;
  }
}
