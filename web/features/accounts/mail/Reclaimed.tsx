// Told once, at the door: why the account has no password any more, and where to set a new one.
import type { FormEvent } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Me } from '../../../../shared/accounts.ts';
import { usePageTitle } from '../../../shell/usePageTitle.ts';
import { Button } from '../../../ui/Button.tsx';
import { useEntered } from '../useEntered.ts';
import { useHeadingFocus } from '../useHeadingFocus.ts';

export function Reclaimed({ me }: { me: Me }) {
  const t = useTranslations('accounts.reclaimed');
  usePageTitle(t('title'));
  const heading = useHeadingFocus();
  const entered = useEntered();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void entered(me, { to: '/settings' });
  };
  return (
    <form onSubmit={onSubmit}>
      <h1 ref={heading} tabIndex={-1}>
        {t('title')}
      </h1>
      <p>{t('why', { email: me.email })}</p>
      <p>{t('next')}</p>
      <Button kind="primary" size="l" wide type="submit">
        {t('set')}
      </Button>
      <p className="door-ways">
        <button type="button" className="link" onClick={() => void entered(me)}>
          {t('later')}
        </button>
      </p>
    </form>
  );
}
