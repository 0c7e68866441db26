// Each read of rooms.
export { findMembers, findOnline } from './members.ts';
export { findMessages } from './messages.ts';
export { findCounters, findMyRoom, findMyRooms } from './myRooms.ts';
export { findOpenRoomsOf } from './openRooms.ts';
export { chatParts } from './ownData.ts';
export { findRoom, findRooms } from './rooms.ts';
export { requireInRoom } from './standing.ts';
