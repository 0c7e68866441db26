// On a game's page: friends who have it or want it, and the room in which its owners meet.
import { GameRoomPart } from '../../chat/groups/GameRoomPart.tsx';
import { GameFriends, type GameFriendsProps } from './GameFriends.tsx';

export const GamePeople = ({ game }: GameFriendsProps) => (
  <>
    <GameRoomPart game={game} />
    <GameFriends game={game} />
  </>
);
