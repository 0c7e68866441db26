// The devices one is signed in on: which, where, when, and signing them out.
import { useFormatter, useTranslations } from 'use-intl/react';
import type { SessionCard } from '../../../../shared/accounts.ts';
import { cache, trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { keepFocus } from '../../../ui/keepFocus.ts';
import { LinesSkeleton } from '../../../ui/Skeleton.tsx';
import { toast } from '../../../ui/toast.ts';
import { useDeviceName } from './useDeviceName.ts';

export function DevicesCard() {
  const t = useTranslations('settings.devices');
  const errorText = useErrorText();
  const query = trpc.accounts.sessions.useInfiniteQuery(
    { limit: 10 },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const endOthers = trpc.accounts.endOtherSessions.useMutation({
    onSuccess: async ({ ended }) => {
      await cache.accounts.sessions.invalidate();
      toast({ text: t('endedOthers', { count: ended }) });
    },
    onError: (error) => toast({ text: errorText(error).text, bad: true }),
  });
  const devices = query.data?.pages.flatMap((page) => page.items) ?? [];
  const others = devices.filter(({ current }) => !current).length;
  return (
    <section className="card" aria-labelledby="devices">
      <h2 id="devices">{t('title')}</h2>
      {query.isPending ? (
        <LinesSkeleton count={2} />
      ) : query.isError ? (
        <p className="muted" role="alert">
          {errorText(query.error).text}{' '}
          <button type="button" className="link" onClick={() => void query.refetch()}>
            {t('tryAgain')}
          </button>
        </p>
      ) : (
        <ul ref={keepFocus} tabIndex={-1} className="devices">
          {devices.map((device) => (
            <DeviceLine key={device.id} device={device} />
          ))}
        </ul>
      )}
      <div ref={keepFocus} tabIndex={-1} className={query.hasNextPage || others > 0 ? 'row' : 'sr'}>
        {query.hasNextPage ? <Button onClick={() => void query.fetchNextPage()}>{t('more')}</Button> : null}
        {others > 0 ? (
          <Button
            icon="out"
            busy={endOthers.isPending ? t('ending') : undefined}
            onClick={() => endOthers.mutate()}
          >
            {t('endOthers')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function DeviceLine({ device }: { device: SessionCard }) {
  const t = useTranslations('settings.devices');
  const format = useFormatter();
  const errorText = useErrorText();
  const end = trpc.accounts.endSession.useMutation({
    onSettled: () => cache.accounts.sessions.invalidate(),
    onError: (error) => toast({ text: errorText(error).text, bad: true }),
  });
  const name = useDeviceName(device);
  return (
    <li className="device">
      <Icon name="monitor" />
      <span className="grow">
        <span className="name block">{name}</span>
        <span className="small muted block">
          {device.current
            ? t('here', { address: device.address })
            : t('seen', {
                address: device.address,
                when: format.relativeTime(device.lastSeenAt, Date.now()),
              })}
        </span>
      </span>
      {device.current ? (
        <span className="badge">{t('current')}</span>
      ) : (
        <Button
          size="s"
          aria-label={t('endOne', { name })}
          busy={end.isPending ? t('ending') : undefined}
          onClick={() => end.mutate({ sessionId: device.id })}
        >
          {t('end')}
        </Button>
      )}
    </li>
  );
}
