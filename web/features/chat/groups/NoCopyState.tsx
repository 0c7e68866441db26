// The room of a game after its copy is gone.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import { buttonClass } from '../../../ui/Button.tsx';
import { Empty } from '../../../ui/States.tsx';

export function NoCopyState() {
  const t = useTranslations('groups.door');
  return (
    <Empty
      drawing="door"
      title={t('noCopy')}
      way={
        <Link to="/rooms" className={buttonClass({ kind: 'primary' })}>
          {t('back')}
        </Link>
      }
    >
      {t('noCopyText')}
    </Empty>
  );
}
