// Comes in by a code in a text message.
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '../../../ui/Button.tsx';
import { useWays } from '../useWays.ts';

const TextDialog = lazy(() => import('./TextDialog.tsx').then((part) => ({ default: part.TextDialog })));

/** Nothing where the shop sends no texts. */
export function TextButton() {
  const t = useTranslations('accounts.mobile');
  const [open, setOpen] = useState(false);
  const ways = useWays();
  if (!ways?.sms) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('open')}</Button>
      {open ? (
        <Suspense>
          <TextDialog onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
