// Each change of state in rooms.
export { createRoom } from './createRoom.ts';
export { deleteMessage } from './deleteMessage.ts';
export { editMessage } from './editMessage.ts';
export { eraseMessages } from './eraseMessages.ts';
export { eraseReactions } from './eraseReactions.ts';
export { forgetInRooms } from './forgetMember.ts';
export { isKeeper } from './inMessage.ts';
export { joinRoom } from './joinRoom.ts';
export { departFrom, leaveAbsent, leaveRoom } from './leaveRoom.ts';
export { openDirect } from './openDirect.ts';
export { pinMessage } from './pinMessage.ts';
export { react } from './react.ts';
export { readRoom } from './readRoom.ts';
export { prepareSending, sendMessage } from './sendMessage.ts';
export { tellDirectMessages } from './tellDirect.ts';
export { whisper } from './whisper.ts';
