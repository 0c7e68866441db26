// What of messages is fetched beside the room itself. What tells of a lost connection is no such part.
import { lazy } from 'react';
import { whenIdle } from '../../../ui/whenIdle.ts';

const loadMessages = () => import('./parts.ts');
const loadPlaces = () => import('./MessagePlaces.tsx');
export const loadRoom = () => import('../room/parts.ts');
export const loadChanges = () => import('./change.ts');

export const MessagePlaces = lazy(() => loadPlaces().then((part) => ({ default: part.MessagePlaces })));

export const Above = lazy(() => loadMessages().then((part) => ({ default: part.Above })));
export const Attaching = lazy(() => loadMessages().then((part) => ({ default: part.Attaching })));
export const Below = lazy(() => loadMessages().then((part) => ({ default: part.Below })));
export const EditField = lazy(() => loadMessages().then((part) => ({ default: part.EditField })));
export const EmojiButton = lazy(() => loadMessages().then((part) => ({ default: part.EmojiButton })));
export const MessageFoot = lazy(() => loadMessages().then((part) => ({ default: part.MessageFoot })));
export const MessageTools = lazy(() => loadMessages().then((part) => ({ default: part.MessageTools })));
export const Naming = lazy(() => loadMessages().then((part) => ({ default: part.Naming })));
export const Ticks = lazy(() => loadMessages().then((part) => ({ default: part.Ticks })));
export const QuoteLine = lazy(() => loadMessages().then((part) => ({ default: part.QuoteLine })));

export const RoomAbout = lazy(() => loadRoom().then((part) => ({ default: part.RoomAbout })));
export const FirstUnread = lazy(() => loadRoom().then((part) => ({ default: part.FirstUnread })));
export const NewerMessages = lazy(() => loadRoom().then((part) => ({ default: part.NewerMessages })));
export const JumpToHash = lazy(() => loadRoom().then((part) => ({ default: part.JumpToHash })));
export const OlderMessages = lazy(() => loadRoom().then((part) => ({ default: part.OlderMessages })));
export const RoomBeginning = lazy(() => loadRoom().then((part) => ({ default: part.RoomBeginning })));
export const RoomMenu = lazy(() => loadRoom().then((part) => ({ default: part.RoomMenu })));
export const TargetPicker = lazy(() => loadRoom().then((part) => ({ default: part.TargetPicker })));
export const Telling = lazy(() => loadRoom().then((part) => ({ default: part.Telling })));
export const WhisperItem = lazy(() => loadRoom().then((part) => ({ default: part.WhisperItem })));
export const WhisperSource = lazy(() => loadRoom().then((part) => ({ default: part.WhisperSource })));

/**
 * So that all of it is there when the connection is not: one part after another while the page is at rest, since all at
 * once keep a phone from answering. A part that fails is asked for again when it is wanted. Returns how to call it off.
 */
export function loadAll(): () => void {
  const parts: (() => Promise<unknown>)[] = [loadRoom, loadMessages, loadPlaces, loadChanges];
  let stop = () => {};
  const loadNext = () => {
    const load = parts.shift();
    if (!load) return;
    stop = whenIdle(() => {
      load().catch(() => {});
      loadNext();
    });
  };
  loadNext();
  return () => stop();
}
