// The way out for good. What it asks and tells is fetched when it is wanted.
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Me } from '../../../../../shared/accounts.ts';
import { Button } from '../../../../ui/Button.tsx';

const LeavingDialog = lazy(() =>
  import('./LeavingDialog.tsx').then((part) => ({ default: part.LeavingDialog })),
);

export function LeavingCard({ me, hasPassword }: { me: Me; hasPassword: boolean }) {
  const t = useTranslations('settings.leaving');
  const [asked, setAsked] = useState(false);
  return (
    <section className="card stack" aria-labelledby="leaving">
      <h2 id="leaving">{t('title')}</h2>
      <p>{t('text')}</p>
      <div>
        <Button onClick={() => setAsked(true)}>{t('open')}</Button>
      </div>
      {asked ? (
        <Suspense>
          <LeavingDialog me={me} hasPassword={hasPassword} onClose={() => setAsked(false)} />
        </Suspense>
      ) : null}
    </section>
  );
}
