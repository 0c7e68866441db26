// What stands in an open room and need not be there at its first paint: one file for all of it.
export { JumpToHash } from '../message/JumpToHash.tsx';
export { FirstUnread } from '../timeline/FirstUnread.tsx';
export { NewerMessages, OlderMessages } from '../timeline/OlderMessages.tsx';
export { RoomBeginning } from '../timeline/RoomBeginning.tsx';
export { TargetPicker } from '../whisper/TargetPicker.tsx';
export { WhisperItem } from '../whisper/WhisperItem.tsx';
export { WhisperSource } from '../whisper/WhisperSource.tsx';
export { RoomAbout } from './RoomAbout.tsx';
export { RoomMenu } from './RoomMenu.tsx';
export { Telling } from './Telling.tsx';
