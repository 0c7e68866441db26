// Comes in by a code in a text message.
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { trpc } from '../../../api/trpc.ts';
import { Button } from '../../../ui/Button.tsx';

const TextDialog = lazy(() => import('./TextDialog.tsx').then((part) => ({ default: part.TextDialog })));

/** Nothing where the shop sends no texts. */
export function TextButton() {
  const t = useTranslations('accounts.mobile');
  const [open, setOpen] = useState(false);
  const { data } = trpc.accounts.ways.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  if (!data?.sms) return null;
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
