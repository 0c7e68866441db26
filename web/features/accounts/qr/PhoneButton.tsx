// Comes in by a phone that is signed in: shows it a code, and waits for its yes.
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '../../../ui/Button.tsx';

const PhoneDialog = lazy(() => import('./PhoneDialog.tsx').then((part) => ({ default: part.PhoneDialog })));

export function PhoneButton() {
  const t = useTranslations('accounts.qr');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('open')}</Button>
      {open ? (
        <Suspense>
          <PhoneDialog onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
