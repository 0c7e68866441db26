// A page that threw while it was drawn, or whose part could not be fetched.
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import { ErrorState } from '../ui/States.tsx';

export function BrokenPage({ error, reset }: ErrorComponentProps) {
  const t = useTranslations('shell.broken');
  const router = useRouter();
  return (
    <ErrorState
      title={t('title')}
      error={error}
      onRetry={() => {
        reset();
        void router.invalidate();
      }}
    />
  );
}
