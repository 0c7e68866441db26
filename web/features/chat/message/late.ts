// What of messages is fetched beside the room itself. What tells of a lost connection is no such part.
import { lazy } from 'react';
import { whenIdle } from '../../../ui/whenIdle.ts';

const loadTools = () => import('./MessageTools.tsx');
const loadEdit = () => import('./EditField.tsx');
const loadPlaces = () => import('./MessagePlaces.tsx');
const loadTelling = () => import('../room/Telling.tsx');
const loadQuote = () => import('./QuoteLine.tsx');
const loadBeginning = () => import('../timeline/RoomBeginning.tsx');
const loadFoot = () => import('./MessageFoot.tsx');
const loadAbove = () => import('../composer/Above.tsx');
const loadNaming = () => import('../composer/Naming.tsx');
export const loadChanges = () => import('./change.ts');

export const MessageTools = lazy(() => loadTools().then((part) => ({ default: part.MessageTools })));
export const EditField = lazy(() => loadEdit().then((part) => ({ default: part.EditField })));
export const MessagePlaces = lazy(() => loadPlaces().then((part) => ({ default: part.MessagePlaces })));
export const QuoteLine = lazy(() => loadQuote().then((part) => ({ default: part.QuoteLine })));
export const RoomBeginning = lazy(() => loadBeginning().then((part) => ({ default: part.RoomBeginning })));
export const MessageFoot = lazy(() => loadFoot().then((part) => ({ default: part.MessageFoot })));
export const Telling = lazy(() => loadTelling().then((part) => ({ default: part.Telling })));
export const Above = lazy(() => loadAbove().then((part) => ({ default: part.Above })));
export const Naming = lazy(() => loadNaming().then((part) => ({ default: part.Naming })));

/**
 * So that all of it is there when the connection is not: one part after another while the page is at rest, since all at
 * once keep a phone from answering. A part that fails is asked for again when it is wanted. Returns how to call it off.
 */
export function loadAll(): () => void {
  const parts: (() => Promise<unknown>)[] = [loadTools, loadEdit, loadPlaces, loadTelling];
  parts.push(loadQuote, loadFoot, loadAbove, loadNaming, loadChanges);
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
