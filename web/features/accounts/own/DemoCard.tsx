// In place of whatever leads into an account: one of the demo is everybody's.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import { buttonClass } from '../../../ui/Button.tsx';

export function DemoCard() {
  const t = useTranslations('settings.demo');
  return (
    <section className="card stack" aria-labelledby="demo">
      <h2 id="demo">{t('title')}</h2>
      <p>{t('text')}</p>
      <div>
        <Link to="/sign-up" className={buttonClass({ kind: 'primary' })}>
          {t('own')}
        </Link>
      </div>
    </section>
  );
}
