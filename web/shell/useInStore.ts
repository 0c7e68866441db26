// Whether what is open belongs to the store.
import { useRouterState } from '@tanstack/react-router';

const storePaths = /^\/($|category\/|search|game\/)/;

export function useInStore(): boolean {
  return useRouterState({ select: (state) => storePaths.test(state.location.pathname) });
}
