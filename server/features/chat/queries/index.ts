// Each read of rooms.
export { findMembers, findOnline } from './members.ts';
export { findMessages } from './messages.ts';
export { findMyRooms, findRoom, findRooms } from './rooms.ts';
export { requireInRoom } from './standing.ts';
