// The outbox: mail that nobody carries, for whoever tries the shop on their own machine.
import { useFormatter, useTranslations } from 'use-intl/react';
import type { OutboxLetter } from '../../../shared/outbox.ts';
import { trpc } from '../../api/trpc.ts';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { MoreFoot } from '../../ui/MoreFoot.tsx';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { Empty, ErrorState } from '../../ui/States.tsx';

/** How often it looks for new letters, in milliseconds. */
const lookEvery = 3_000;

export function OutboxPage() {
  const t = useTranslations('outbox');
  usePageTitle(t('title'));
  const query = trpc.outbox.letters.useInfiniteQuery(
    { limit: 20 },
    { getNextPageParam: (page) => page.nextCursor, refetchInterval: lookEvery },
  );
  const letters = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="settings">
      <div>
        <h1>{t('title')}</h1>
        <p className="muted">{t('text')}</p>
      </div>
      {query.isPending ? (
        <LinesSkeleton count={3} />
      ) : query.isError ? (
        <ErrorState title={t('failed')} error={query.error} onRetry={() => void query.refetch()} />
      ) : letters.length === 0 ? (
        <Empty drawing="shelf" title={t('empty')}>
          {t('emptyText')}
        </Empty>
      ) : (
        <>
          {letters.map((letter) => (
            <Letter key={letter.id} letter={letter} />
          ))}
          <MoreFoot
            has={query.hasNextPage}
            busy={query.isFetchingNextPage}
            words={{ more: t('more'), loading: t('loading') }}
            onMore={() => void query.fetchNextPage()}
          />
        </>
      )}
    </div>
  );
}

const webAddress = /(https?:\/\/\S+)/;

function Letter({ letter }: { letter: OutboxLetter }) {
  const t = useTranslations('outbox');
  const format = useFormatter();
  return (
    <article className="card">
      <h2>{letter.channel === 'sms' ? t('textTo', { number: letter.recipient }) : letter.subject}</h2>
      <p className="muted small">
        {letter.channel === 'mail' ? `${t('to', { address: letter.recipient })} · ` : null}
        <time>{format.dateTime(letter.at, { dateStyle: 'medium', timeStyle: 'short' })}</time>
      </p>
      <p className="letter-text">
        {letter.text.split(webAddress).map((part, index) =>
          webAddress.test(part) ? (
            // The same piece at the same place: letters never change.
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name
            <a key={index} className="link" href={part}>
              {part}
            </a>
          ) : (
            part
          ),
        )}
      </p>
    </article>
  );
}
