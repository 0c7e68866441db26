// Each change of state in rooms.
export { createRoom } from './createRoom.ts';
export { eraseMessages } from './eraseMessages.ts';
export { forgetInRooms } from './forgetMember.ts';
export { joinRoom } from './joinRoom.ts';
export { leaveAbsent, leaveRoom } from './leaveRoom.ts';
export { readRoom } from './readRoom.ts';
export { prepareSending, sendMessage } from './sendMessage.ts';
