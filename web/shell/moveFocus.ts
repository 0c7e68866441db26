// After a change of page the focus goes to the page's main part, so that readers and keyboards start there.
import type { AnyRouter } from '@tanstack/react-router';

/** Watches the router; the first page and changes within a page (a filter, a sort) leave the focus alone. */
export function moveFocusOnNavigation(router: Pick<AnyRouter, 'subscribe'>): () => void {
  return router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    if (!fromLocation || !pathChanged) return;
    document.getElementById('main')?.focus({ preventScroll: true });
  });
}
