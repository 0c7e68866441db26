// What of messages is fetched when it is first wanted, or when the room has been open for a moment: whichever is first.
import { lazy } from 'react';

const loadTools = () => import('./MessageTools.tsx');
const loadEdit = () => import('./EditField.tsx');
const loadPlaces = () => import('./MessagePlaces.tsx');
const loadAnswer = () => import('../composer/AnswerBar.tsx');
const loadNaming = () => import('../composer/Naming.tsx');
export const loadChanges = () => import('./change.ts');

export const MessageTools = lazy(() => loadTools().then((part) => ({ default: part.MessageTools })));
export const EditField = lazy(() => loadEdit().then((part) => ({ default: part.EditField })));
export const MessagePlaces = lazy(() => loadPlaces().then((part) => ({ default: part.MessagePlaces })));
export const AnswerBar = lazy(() => loadAnswer().then((part) => ({ default: part.AnswerBar })));
export const Naming = lazy(() => loadNaming().then((part) => ({ default: part.Naming })));

/** So that all of it is there when the connection is not. A part that fails is asked for again when it is wanted. */
export function loadAll(): void {
  for (const load of [loadTools, loadEdit, loadPlaces, loadAnswer, loadNaming, loadChanges]) {
    load().catch(() => {});
  }
}
