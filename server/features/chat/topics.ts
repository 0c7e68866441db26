// The topics chat writes to.

export const roomTopic = (roomId: string): string => `room:${roomId}`;

/** The room list and who is online, with names: for members. */
export const lobbyTopic = 'lobby';

/** The room list without names. */
export const guestLobbyTopic = 'lobby:guests';

/** Here: the rooms a member comes into and leaves, and how far they have read. */
export { memberTopic } from '../accounts/queries.ts';

/** What ends a room's topic: nothing comes after it, and the room's id is never used again. */
export const closedRooms = { topicPrefix: roomTopic(''), type: 'room.closed' };
