// The parts of friends with their words: fetched when the dock stands, as no first picture needs them.
import type { ComponentType } from 'react';
import type { Language } from '../../../shared/primitives.ts';

const sets = ['people'] as const;

async function withWords(load: () => Promise<ComponentType>): Promise<ComponentType> {
  const words = import('../../i18n/LateWords.tsx').then(async ({ LateWords, loadLateWords }) => {
    await loadLateWords(document.documentElement.lang as Language, sets);
    return LateWords;
  });
  const [LateWords, Part] = await Promise.all([words, load()]);
  return () => (
    <LateWords sets={sets}>
      <Part />
    </LateWords>
  );
}

export const loadDockFriends = () =>
  withWords(() => import('./DockFriends.tsx').then((part) => part.DockFriends));
export const loadStatusMenu = () =>
  withWords(() => import('./StatusMenu.tsx').then((part) => part.StatusMenu));
