// Finds members by how their nickname begins, and asks them to be friends.
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { limits } from '../../../shared/limits.ts';
import { trpc } from '../../api/trpc.ts';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/Field.tsx';
import { keepFocus } from '../../ui/keepFocus.ts';
import { MoreFoot } from '../../ui/MoreFoot.tsx';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { useSettled } from '../../ui/useSettled.ts';
import { BondButtons } from './BondButtons.tsx';
import { Suggestions } from './Suggestions.tsx';

export function FindDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('people.find');
  const ui = useTranslations('ui');
  const errorText = useErrorText();
  const [text, setText] = useState('');
  const q = useSettled(text.trim());
  const found = trpc.friends.find.useInfiniteQuery(
    { q },
    { enabled: q !== '', getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
  );
  const people = q === '' ? [] : (found.data?.pages.flatMap((page) => page.items) ?? []);
  const known = found.isSuccess && q !== '';
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t('title')}>
      <div className="stack">
        <TextField
          id="find-friend"
          label={t('label')}
          hint={t('hint')}
          problem={found.error ? t('failed', { reason: errorText(found.error).text }) : undefined}
          value={text}
          maxLength={limits.searchText.max}
          autoComplete="off"
          autoFocus
          onChange={(event) => setText(event.target.value)}
        />
        <p className="small muted" role="status">
          {known && people.length > 0 ? t('found', { count: people.length }) : null}
          {known && people.length === 0 ? t('none', { q }) : null}
        </p>
        {text.trim() === '' ? <Suggestions /> : null}
        {q !== '' && found.isPending ? <LinesSkeleton count={3} /> : null}
        {people.length > 0 ? (
          <ul ref={keepFocus} tabIndex={-1} className="found-people">
            {people.map(({ member, bond }) => (
              <li key={member.id} className="found-person">
                <Avatar avatar={member.avatar} />
                <span className="name clip grow">{member.nickname}</span>
                <BondButtons member={member} first={bond} />
              </li>
            ))}
          </ul>
        ) : null}
        <MoreFoot
          has={found.hasNextPage}
          busy={found.isFetchingNextPage}
          words={{ more: t('more'), loading: ui('loading') }}
          look={{ kind: 'quiet', size: 's' }}
          onMore={() => void found.fetchNextPage()}
        />
      </div>
    </Dialog>
  );
}
