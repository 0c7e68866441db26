// The title and the description of the page that is open.
import { useEffect } from 'react';
import { useTranslations } from 'use-intl/react';

/** Sets `document.title` to "<title> · Lobby" (or "Lobby" alone) and the meta description. */
export function usePageTitle(title: string | undefined, description?: string): void {
  const t = useTranslations('shell');
  const full = title ? t('titled', { title }) : 'Lobby';
  const told = description ?? t('description');
  useEffect(() => {
    document.title = full;
    document.querySelector('meta[name="description"]')?.setAttribute('content', told);
  }, [full, told]);
}
