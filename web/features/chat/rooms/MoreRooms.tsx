// Fetches the rooms behind those that are listed.
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { Button } from '../../../ui/Button.tsx';
import { fetchMoreRooms } from '../live/lobbyFeed.ts';

export function MoreRooms({ cursor }: { cursor: string }) {
  const t = useTranslations('chat.list');
  const more = useMutation({ mutationFn: () => fetchMoreRooms(cursor) });
  return (
    <div className="rooms-note">
      {more.isError ? <p role="alert">{t('moreFailed')}</p> : null}
      <Button
        kind="quiet"
        size="s"
        wide
        busy={more.isPending ? t('loadingMore') : undefined}
        onClick={() => more.mutate()}
      >
        {t('more')}
      </Button>
    </div>
  );
}
