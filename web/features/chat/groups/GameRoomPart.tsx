// Where those who own a game meet: on its page and in the library, for members who have it.
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import { feeds } from '../../../api/feeds.ts';
import { api, cache, trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { toast } from '../../../ui/toast.ts';
import { roomFeedName } from '../live/roomFeed.ts';
import './groups.css';

export function GameRoomPart({ game }: { game: { id: string } }) {
  const t = useTranslations('groups.game');
  const failed = useTranslations('groups.do');
  const errorText = useErrorText();
  const navigate = useNavigate();
  const { data } = trpc.chat.gameRoom.useQuery({ gameId: game.id }, { staleTime: 0 });
  const enter = useMutation({
    mutationFn: () => api.chat.openGameRoom.mutate({ gameId: game.id }),
    async onSuccess({ roomId }) {
      feeds.forget(roomFeedName(roomId));
      await Promise.all([cache.chat.myRooms.invalidate(), cache.chat.gameRoom.invalidate()]);
      await navigate({ to: '/rooms/$roomId', params: { roomId } });
    },
    onError: (error) => toast({ text: failed('failed', { reason: errorText(error).text }), bad: true }),
  });
  if (!data) return null;
  const { memberCount, isIn, owned } = data;
  return (
    <section className="game-room" aria-label={t('title')}>
      <Icon name="rooms" />
      <div className="grow">
        <b className="block">{t('title')}</b>
        <span className="small muted block">{owned ? t('people', { count: memberCount }) : t('locked')}</span>
      </div>
      {owned ? (
        <Button size="s" busy={enter.isPending ? t('busy') : undefined} onClick={() => enter.mutate()}>
          {t(isIn ? 'go' : 'enter')}
        </Button>
      ) : (
        <Icon name="lock" small />
      )}
    </section>
  );
}
