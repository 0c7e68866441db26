// Where a game's page says that one owns it: the part and its words are fetched by owners alone.
import { type ComponentProps, lazy, Suspense } from 'react';
import type { Language } from '../../../shared/primitives.ts';
import type { WordSet } from '../../i18n/sets.ts';
import type { OwnedBox } from './OwnedBox.tsx';

const words: WordSet[] = ['library'];

const Part = lazy(async () => {
  const late = import('../../i18n/LateWords.tsx').then(async ({ LateWords, loadLateWords }) => {
    await loadLateWords(document.documentElement.lang as Language, words);
    return LateWords;
  });
  const [LateWords, { OwnedBox: Box }] = await Promise.all([late, import('./OwnedBox.tsx')]);
  return {
    default: (props: ComponentProps<typeof OwnedBox>) => (
      <LateWords sets={words}>
        <Box {...props} />
      </LateWords>
    ),
  };
});

export function OwnedPlace(props: ComponentProps<typeof OwnedBox>) {
  return (
    <Suspense fallback={<div className="panel skeleton h-28" />}>
      <Part {...props} />
    </Suspense>
  );
}
