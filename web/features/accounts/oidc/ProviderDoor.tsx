// Coming in by a provider, at the door: fetched where there is something to show.
import { useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { Provider } from '../../../../shared/accounts.ts';

const LateButtons = lazy(() =>
  import('./ProviderButtons.tsx').then((part) => ({ default: part.ProviderButtons })),
);
const LateProblem = lazy(() =>
  import('./ProviderProblem.tsx').then((part) => ({ default: part.ProviderProblem })),
);

/** A button for each provider; their places are kept while they come. */
export function ProviderButtons({ providers }: { providers: Provider[] }) {
  const { back } = useSearch({ strict: false });
  if (providers.length === 0) return null;
  return (
    <div className="door-providers">
      <Suspense fallback={providers.map(({ id }) => <span key={id} className="btn" aria-hidden="true" />)}>
        <LateButtons providers={providers} to={back ?? '/'} />
      </Suspense>
    </div>
  );
}

/** Why one came back without being let in, where the address says so. */
export function ProviderProblem() {
  // Goes from the address once it is told.
  const [search] = useState(() => location.search);
  if (!search.includes('problem=')) return null;
  return (
    <Suspense>
      <LateProblem search={search} />
    </Suspense>
  );
}
