// What of whispers the room fetches beside itself.
export { TargetPicker } from './TargetPicker.tsx';
export { WhisperItem } from './WhisperItem.tsx';
export { WhisperSource } from './WhisperSource.tsx';
