// An address that leads nowhere.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import { buttonClass } from '../ui/Button.tsx';
import { Empty } from '../ui/States.tsx';
import { usePageTitle } from './usePageTitle.ts';

export function NotFoundPage() {
  const t = useTranslations('shell.notFound');
  usePageTitle(t('title'));
  return (
    <Empty
      drawing="door"
      level={1}
      title={t('title')}
      way={
        <Link to="/" className={buttonClass({ kind: 'primary' })}>
          {t('way')}
        </Link>
      }
    >
      {t('text')}
    </Empty>
  );
}
