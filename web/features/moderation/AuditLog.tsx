// What was done to members, the newest first; to all, or to one.
import { useFormatter, useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../shared/accounts.ts';
import type { AuditEntry } from '../../../shared/moderation.ts';
import { trpc } from '../../api/trpc.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Empty } from '../../ui/States.tsx';
import { auditText } from './auditText.ts';
import { PagedList } from './PagedList.tsx';

type Props = {
  /** Whose log; null for everybody's. */
  of: MemberRef | null;
  onAll: () => void;
};

export function AuditLog({ of, onAll }: Props) {
  const t = useTranslations('moderation');
  const list = trpc.moderation.log.useInfiniteQuery(
    { limit: 20, ...(of && { memberId: of.id }) },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const entries = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="stack">
      {of ? (
        <div>
          <button type="button" className="chip is-on" onClick={onAll} aria-label={t('log.all')}>
            {of.nickname || t('log.gone')}
            <Icon name="x" small />
          </button>
        </div>
      ) : null}
      <PagedList
        list={list}
        failed={t('log.failed')}
        isEmpty={entries.length === 0}
        empty={<Empty drawing="shelf" title={t('log.empty')} />}
      >
        <ol className="panel moderation-list">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ol>
      </PagedList>
    </div>
  );
}

function Entry({ entry }: { entry: AuditEntry }) {
  const t = useTranslations('moderation');
  const format = useFormatter();
  return (
    <li className="moderation-row">
      <p className="grow moderation-did">{auditText(entry, t, format)}</p>
      <time className="small muted" dateTime={new Date(entry.at).toISOString()}>
        {format.dateTime(entry.at, { dateStyle: 'medium', timeStyle: 'short' })}
      </time>
    </li>
  );
}
