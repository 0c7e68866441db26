// Each read of rooms.
export { findAddressed } from './addressed.ts';
export { findAttaching, findForDownload } from './attachments.ts';
export { type Calling, findCallings } from './callings.ts';
export { findGameRoom } from './gameRoom.ts';
export { findAsked, findInvitations, findInvited } from './groupDoor.ts';
export { findGroup, findGroupsOf, requireOwnGroup } from './groups.ts';
export { findInvite, findInvitedRoom } from './invited.ts';
export {
  findBans,
  findInvites,
  findPersonInRoom,
  findRoomLog,
  findSentOut,
  requireKeeping,
} from './keeping.ts';
export { findMembers, findOnline } from './members.ts';
export { findMessages, findMessagesAt } from './messages.ts';
export { findCounters, findMyRoom, findMyRooms } from './myRooms.ts';
export { findEdits, findReacted } from './oneMessage.ts';
export { findOpenRoomsOf } from './openRooms.ts';
export { chatParts } from './ownData.ts';
export { findPins, readPins } from './pins.ts';
export { findRoom, findRooms } from './rooms.ts';
export { searchMessages } from './searchMessages.ts';
export { requireInRoom } from './standing.ts';
export { findTalkReports } from './talkReports.ts';
export { findTicks } from './ticks.ts';
export { findToldRoomsOf } from './toldRooms.ts';
export { findWhispers } from './whispers.ts';
