// Everything a page stands in: calls, language, addresses, toasts.
import { CSPProvider } from '@base-ui/react/csp-provider';
import { RouterProvider } from '@tanstack/react-router';
import { type ComponentProps, lazy, Suspense, useEffect, useState } from 'react';
import { ApiProvider } from './api/ApiProvider.tsx';
import { I18nProvider } from './i18n/I18nProvider.tsx';
import { createPageRouter } from './router.tsx';
import { moveFocusOnNavigation } from './shell/moveFocus.ts';
import { whenFirstToast } from './ui/toast.ts';

const ToastHost = lazy(() => import('./ui/ToastHost.tsx').then((part) => ({ default: part.ToastHost })));

const router = createPageRouter();

export function App({ first }: { first: ComponentProps<typeof I18nProvider>['first'] }) {
  const [toasts, setToasts] = useState(false);
  useEffect(() => whenFirstToast(() => setToasts(true)), []);
  useEffect(() => moveFocusOnNavigation(router), []);
  return (
    <CSPProvider disableStyleElements>
      <ApiProvider>
        <I18nProvider first={first}>
          <RouterProvider router={router} />
          {toasts ? (
            <Suspense fallback={null}>
              <ToastHost />
            </Suspense>
          ) : null}
        </I18nProvider>
      </ApiProvider>
    </CSPProvider>
  );
}
