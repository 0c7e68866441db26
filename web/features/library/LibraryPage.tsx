// The library: what one owns, in one's own order, to be played from here.
import { useTranslations } from 'use-intl/react';
import { SignedOut } from '../../shell/SignedOut.tsx';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { BooksSkeleton } from '../../ui/Skeleton.tsx';
import { useMe } from '../accounts/useMe.ts';
import './library.css';
import { OwnLibrary } from './OwnLibrary.tsx';

export function LibraryPage() {
  const t = useTranslations('library');
  usePageTitle(t('title'));
  const { me, isPending } = useMe();
  if (me) return <OwnLibrary key={me.id} />;
  return (
    <>
      <header className="lib-head">
        <h1>{t('title')}</h1>
      </header>
      {isPending ? (
        <BooksSkeleton count={12} wall />
      ) : (
        <SignedOut drawing="shelf" level={2} title={t('guest.title')} way={t('guest.way')}>
          {t('guest.text')}
        </SignedOut>
      )}
    </>
  );
}
