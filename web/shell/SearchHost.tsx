// Listens for `/` and Ctrl-K (⌘K) on every page and holds the search, which is fetched when it is first wanted.
import { lazy, Suspense, useEffect, useState } from 'react';
import { setSearchOpen, useSearchOpen } from './searchState.ts';

export const loadSearch = () => import('./SearchDialog.tsx').then((part) => ({ default: part.SearchDialog }));
const SearchDialog = lazy(loadSearch);

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

export function SearchHost() {
  const open = useSearchOpen();
  /** Once opened it stays mounted, so that closing can be animated and the focus given back. */
  const [wanted, setWanted] = useState(open);
  if (open && !wanted) setWanted(true);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      const slash = event.key === '/' && plain && !isWriting(event.target);
      const letter = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
      if (!slash && !letter) return;
      event.preventDefault();
      setSearchOpen(true);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <SearchDialog open={open} onOpenChange={setSearchOpen} />
    </Suspense>
  );
}
