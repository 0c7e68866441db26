// Everything a page stands in: calls, language, addresses, toasts.
import { CSPProvider } from '@base-ui/react/csp-provider';
import { RouterProvider } from '@tanstack/react-router';
import { type ComponentProps, lazy, Suspense, useEffect, useState } from 'react';
import type { CaptchaAnswer } from '../shared/captcha.ts';
import { ApiProvider } from './api/ApiProvider.tsx';
import { answerCaptchas } from './api/captcha.ts';
import { I18nProvider } from './i18n/I18nProvider.tsx';
import type { createPageRouter } from './router.tsx';
import { moveFocusOnNavigation } from './shell/moveFocus.ts';
import { whenFirstToast } from './ui/toast.ts';

const CaptchaDialog = lazy(() =>
  import('./features/accounts/captcha/CaptchaDialog.tsx').then((part) => ({ default: part.CaptchaDialog })),
);
const ToastHost = lazy(() => import('./ui/ToastHost.tsx').then((part) => ({ default: part.ToastHost })));

type Props = {
  first: ComponentProps<typeof I18nProvider>['first'];
  router: ReturnType<typeof createPageRouter>;
};

export function App({ first, router }: Props) {
  const [toasts, setToasts] = useState(false);
  useEffect(() => whenFirstToast(() => setToasts(true)), []);
  const [asked, setAsked] = useState<ComponentProps<typeof CaptchaDialog>>();
  useEffect(
    () =>
      answerCaptchas((wrong) =>
        new Promise<CaptchaAnswer>((onAnswer, onGiveUp) => setAsked({ wrong, onAnswer, onGiveUp })).finally(
          () => setAsked(undefined),
        ),
      ),
    [],
  );
  useEffect(() => moveFocusOnNavigation(router), [router]);
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
          {asked ? (
            <Suspense fallback={null}>
              <CaptchaDialog {...asked} />
            </Suspense>
          ) : null}
        </I18nProvider>
      </ApiProvider>
    </CSPProvider>
  );
}
