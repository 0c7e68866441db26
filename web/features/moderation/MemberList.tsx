// Members by name, found while typing; with what may be done to each.

import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Me, MemberRef } from '../../../shared/accounts.ts';
import { limits } from '../../../shared/limits.ts';
import { may } from '../../../shared/ranks.ts';
import { trpc } from '../../api/trpc.ts';
import { Check } from '../../ui/Choices.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Empty } from '../../ui/States.tsx';
import { useSettled } from '../../ui/useSettled.ts';
import { MemberRow } from './MemberRow.tsx';
import { PagedList } from './PagedList.tsx';

/** @param onLog shows what was done to a member; null for those who may not read it. */
type Props = { me: Me; onLog: ((member: MemberRef) => void) | null };

export function MemberList({ me, onLog }: Props) {
  const t = useTranslations('moderation');
  const [typed, setTyped] = useState('');
  const [banned, setBanned] = useState(false);
  const q = useSettled(typed.trim());
  const list = trpc.moderation.members.useInfiniteQuery(
    { limit: 20, ...(q && { q }), ...(banned && { banned }) },
    { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
  );
  const members = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="stack">
      <div className="moderation-find">
        <TextField
          label={t('find')}
          hint={t(may(me.role, 'seeAddresses') ? 'findHintAdmin' : 'findHint')}
          type="search"
          value={typed}
          maxLength={limits.email.max}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Check checked={banned} onChange={setBanned}>
          {t('onlyBanned')}
        </Check>
      </div>
      <PagedList
        list={list}
        failed={t('failed')}
        isEmpty={members.length === 0}
        empty={<Empty drawing="lens" title={t(q || !banned ? 'nobody' : 'nobodyBanned')} />}
      >
        <ul className="panel moderation-list" aria-busy={list.isPlaceholderData}>
          {members.map((member) => (
            <MemberRow key={member.id} member={member} me={me} onLog={onLog} />
          ))}
        </ul>
      </PagedList>
    </div>
  );
}
