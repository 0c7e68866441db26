// The topics chat writes to.

export const roomTopic = (roomId: string): string => `room:${roomId}`;

/** The room list and who is online, with names: for members. */
export const lobbyTopic = 'lobby';

/** The room list without names. */
export const guestLobbyTopic = 'lobby:guests';

/** What concerns one member alone: the rooms they come into and leave, and how far they have read. */
export const memberTopic = (memberId: string): string => `user:${memberId}`;

/** What ends a room's topic: nothing comes after it, and the room's id is never used again. */
export const closedRooms = { topicPrefix: roomTopic(''), type: 'room.closed' };
