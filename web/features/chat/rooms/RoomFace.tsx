// The picture of a room: what its owner gave it, or a small flat scene of its own, the same wherever the room stands.
import { lazy, Suspense } from 'react';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import './roomFace.css';

/** What they are drawn on keeps their place. */
const RoomScene = lazy(() => import('./RoomScene.tsx').then((part) => ({ default: part.RoomScene })));

type Props = {
  roomId: string;
  locked: boolean;
  other?: { avatar: string } | undefined;
  picture?: string | undefined;
};

/**
 * Decoration: the room's name stands beside it, and so does the word about the lock.
 * @param other of a direct room, which has the other one's face.
 * @param picture of a group, if its owner gave it one.
 */
export function RoomFace({ roomId, locked, other, picture }: Props) {
  if (other) return <Avatar avatar={other.avatar} />;
  if (picture) return <img className="room-face" src={`/uploads/groups/${picture}.128.webp`} alt="" />;
  return (
    <span className="room-face" aria-hidden="true">
      <Suspense>
        <RoomScene roomId={roomId} />
      </Suspense>
      {locked ? (
        <span className="room-lock">
          <Icon name="lock" small />
        </span>
      ) : null}
    </span>
  );
}
