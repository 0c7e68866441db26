// Parts whose words come with them: both are fetched at the same time.
import { type ComponentType, lazy } from 'react';
import type { Language } from '../../shared/primitives.ts';
import type { WordSet } from './sets.ts';

/** The part inside its words, as a module that holds nothing else. */
export async function loadWithWords<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  sets: readonly WordSet[],
): Promise<{ default: ComponentType<Props> }> {
  const words = import('./LateWords.tsx').then(async ({ LateWords, loadLateWords }) => {
    await loadLateWords(document.documentElement.lang as Language, sets);
    return LateWords;
  });
  const [LateWords, Part] = await Promise.all([words, load()]);
  return {
    default: (props: Props) => (
      <LateWords sets={sets}>
        <Part {...props} />
      </LateWords>
    ),
  };
}

/** A part of a page that is fetched when it is first drawn. */
export const lazyWithWords = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  ...sets: WordSet[]
) => lazy(() => loadWithWords(load, sets));
