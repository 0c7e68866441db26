// The library: what one owns, in one's own order, to be played from here.
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { BooksSkeleton } from '../../ui/Skeleton.tsx';
import { Empty } from '../../ui/States.tsx';
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
        <Empty
          drawing="shelf"
          title={t('guest.title')}
          way={
            <Link to="/sign-in" search={{ back: '/library' }} className={buttonClass({ kind: 'primary' })}>
              {t('guest.way')}
            </Link>
          }
        >
          {t('guest.text')}
        </Empty>
      )}
    </>
  );
}
