// The dock as a page, for phones.
import { useTranslations } from 'use-intl/react';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { DockParts } from './Dock.tsx';

export function FriendsPage() {
  const t = useTranslations('friends');
  usePageTitle(t('title'));
  return (
    <div className="dock-page">
      <h1>{t('title')}</h1>
      <DockParts />
    </div>
  );
}
