// Going into a room from wherever it stands: at once, or after its password. Refused, one stays where one is. And
// opening a new one.
import { useNavigate } from '@tanstack/react-router';
import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useMemo,
  useState,
} from 'react';
import { useTranslations } from 'use-intl/react';
import type { RoomCard } from '../../../../shared/chat.ts';
import { appErrorOf } from '../../../api/errors.ts';
import { feeds } from '../../../api/feeds.ts';
import { cache, trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { toast } from '../../../ui/toast.ts';
import { useMe } from '../../accounts/useMe.ts';
import { roomFeedName } from '../live/roomFeed.ts';

const PasswordDialog = lazy(() =>
  import('./PasswordDialog.tsx').then((part) => ({ default: part.PasswordDialog })),
);

const CreateRoomDialog = lazy(() =>
  import('./CreateRoomDialog.tsx').then((part) => ({ default: part.CreateRoomDialog })),
);

/** What is needed of a room to go in. */
export type RoomToEnter = Pick<RoomCard, 'id' | 'title' | 'locked'>;

type Enter = {
  enter(room: RoomToEnter): void;
  /** Asks what a new room shall be. */
  openNew(): void;
  /** The room one is just going into. */
  entering: string | null;
};

const EnterContext = createContext<Enter | null>(null);

export function EnterRoomProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('rooms.enter');
  const { me } = useMe();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const [asked, setAsked] = useState<RoomToEnter | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const [creating, setCreating] = useState(false);
  const { mutate, isPending, variables } = trpc.chat.joinRoom.useMutation();

  const join = useCallback(
    (room: RoomToEnter, password?: string) => {
      setRefused(null);
      mutate(password === undefined ? { roomId: room.id } : { roomId: room.id, password }, {
        async onSuccess() {
          setAsked(null);
          feeds.forget(roomFeedName(room.id));
          await cache.chat.myRooms.invalidate();
          await navigate({ to: '/rooms/$roomId', params: { roomId: room.id } });
        },
        onError(error) {
          const { code } = appErrorOf(error);
          // A room that has got a password since it was listed.
          if (code === 'ROOM_PASSWORD_NEEDED') return setAsked(room);
          if (password !== undefined) return setRefused(error);
          toast({ text: t('refused', { title: room.title, reason: errorText(error).text }), bad: true });
        },
      });
    },
    [mutate, navigate, t, errorText],
  );

  const enter = useCallback(
    (room: RoomToEnter) => {
      if (!me) return void navigate({ to: '/sign-in', search: { back: `/rooms/${room.id}` } });
      if (room.locked) {
        setRefused(null);
        return setAsked(room);
      }
      join(room);
    },
    [me, navigate, join],
  );

  const openNew = useCallback(() => setCreating(true), []);
  const value = useMemo(
    () => ({ enter, openNew, entering: isPending ? (variables?.roomId ?? null) : null }),
    [enter, openNew, isPending, variables],
  );
  return (
    <EnterContext value={value}>
      {children}
      <Suspense>
        {asked ? (
          <PasswordDialog
            key={asked.id}
            room={asked}
            refused={refused}
            busy={isPending}
            onTry={(password) => join(asked, password)}
            onClose={() => setAsked(null)}
          />
        ) : null}
        {creating ? <CreateRoomDialog onClose={() => setCreating(false)} /> : null}
      </Suspense>
    </EnterContext>
  );
}

/** How to go into a room. */
export function useEnterRoom(): Enter {
  const value = useContext(EnterContext);
  if (!value) throw new Error('useEnterRoom stands outside EnterRoomProvider');
  return value;
}
