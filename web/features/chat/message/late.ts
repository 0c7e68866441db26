// What of messages is fetched beside the room itself. What tells of a lost connection is no such part.
import { lazy } from 'react';

const loadTools = () => import('./MessageTools.tsx');
const loadEdit = () => import('./EditField.tsx');
const loadPlaces = () => import('./MessagePlaces.tsx');
const loadTyping = () => import('../room/TypingLine.tsx');
const loadAnnouncer = () => import('../timeline/Announcer.tsx');
const loadQuote = () => import('./QuoteLine.tsx');
const loadBeginning = () => import('../timeline/RoomBeginning.tsx');
const loadFoot = () => import('./MessageFoot.tsx');
const loadAnswer = () => import('../composer/AnswerBar.tsx');
const loadWhispers = () => import('../whisper/parts.ts');
const loadNaming = () => import('../composer/Naming.tsx');
export const loadChanges = () => import('./change.ts');

export const MessageTools = lazy(() => loadTools().then((part) => ({ default: part.MessageTools })));
export const EditField = lazy(() => loadEdit().then((part) => ({ default: part.EditField })));
export const MessagePlaces = lazy(() => loadPlaces().then((part) => ({ default: part.MessagePlaces })));
export const QuoteLine = lazy(() => loadQuote().then((part) => ({ default: part.QuoteLine })));
export const RoomBeginning = lazy(() => loadBeginning().then((part) => ({ default: part.RoomBeginning })));
export const MessageFoot = lazy(() => loadFoot().then((part) => ({ default: part.MessageFoot })));
export const TypingLine = lazy(() => loadTyping().then((part) => ({ default: part.TypingLine })));
export const Announcer = lazy(() => loadAnnouncer().then((part) => ({ default: part.Announcer })));
export const AnswerBar = lazy(() => loadAnswer().then((part) => ({ default: part.AnswerBar })));
export const Naming = lazy(() => loadNaming().then((part) => ({ default: part.Naming })));

export const WhisperItem = lazy(() => loadWhispers().then((part) => ({ default: part.WhisperItem })));
export const WhisperSource = lazy(() => loadWhispers().then((part) => ({ default: part.WhisperSource })));
export const TargetPicker = lazy(() => loadWhispers().then((part) => ({ default: part.TargetPicker })));

/** So that all of it is there when the connection is not. A part that fails is asked for again when it is wanted. */
export function loadAll(): void {
  const parts = [loadTools, loadEdit, loadPlaces, loadTyping, loadAnnouncer];
  for (const load of [...parts, loadQuote, loadFoot, loadAnswer, loadNaming, loadWhispers, loadChanges])
    load().catch(() => {});
}
