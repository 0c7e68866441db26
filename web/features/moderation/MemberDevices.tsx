// Where a member is signed in, for administrators.
import { useFormatter, useTranslations } from 'use-intl/react';
import type { SessionCard } from '../../../shared/accounts.ts';
import { trpc } from '../../api/trpc.ts';
import { Icon } from '../../ui/Icon.tsx';
import { MoreFoot } from '../../ui/MoreFoot.tsx';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { Refusal } from '../accounts/mail/Refusal.tsx';
import { useDeviceName } from '../accounts/own/useDeviceName.ts';

const pageSize = 10;

export function MemberDevices({ memberId }: { memberId: string }) {
  const t = useTranslations('moderation');
  const query = trpc.moderation.sessions.useInfiniteQuery(
    { memberId, limit: pageSize },
    { getNextPageParam: (page) => page.nextCursor },
  );
  if (query.isPending) return <LinesSkeleton count={2} />;
  if (query.isError) return <Refusal error={query.error} />;
  const devices = query.data.pages.flatMap((page) => page.items);
  if (devices.length === 0) return <p>{t('signOut.nowhere')}</p>;
  return (
    <>
      <ul className="devices">
        {devices.map((device) => (
          <Device key={device.id} device={device} />
        ))}
      </ul>
      <MoreFoot
        has={query.hasNextPage}
        busy={query.isFetchingNextPage}
        words={{ more: t('more'), loading: t('loading') }}
        look={{ size: 's' }}
        onMore={() => void query.fetchNextPage()}
      />
    </>
  );
}

function Device({ device }: { device: SessionCard }) {
  const t = useTranslations('settings.devices');
  const format = useFormatter();
  const { address, lastSeenAt } = device;
  return (
    <li className="device">
      <Icon name="monitor" />
      <span className="grow">
        <span className="name block">{useDeviceName(device)}</span>
        <span className="small muted block">
          {t('seen', { address, when: format.relativeTime(lastSeenAt, Date.now()) })}
        </span>
      </span>
    </li>
  );
}
