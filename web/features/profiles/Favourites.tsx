// The games a member stands on top, in their order.
import { useTranslations } from 'use-intl/react';
import type { MemberProfile } from '../../../shared/profiles.ts';
import { trpc } from '../../api/trpc.ts';
import { useLanguage } from '../../i18n/I18nProvider.tsx';
import { SectionHead } from '../../ui/Shelf.tsx';
import { BooksSkeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { looked } from './looked.ts';
import { OwnedBook } from './OwnedBook.tsx';
import { SeenPart } from './Seen.tsx';

/** More of them stand in two rows. */
const oneRow = 5;

export function Favourites({ profile }: { profile: MemberProfile }) {
  const t = useTranslations('profiles');
  const { language } = useLanguage();
  const list = trpc.profiles.favourites.useQuery({ ...looked(profile), language });
  return (
    <section className="section">
      <SectionHead title={t('part.favourites')} note={<SeenPart profile={profile} section="favourites" />} />
      {list.isPending ? (
        <BooksSkeleton count={Math.max(1, profile.parts.favourites ?? 1)} />
      ) : list.isError ? (
        <ErrorState
          title={t('partFailed')}
          error={list.error}
          onRetry={() => void list.refetch()}
          retrying={list.isFetching}
        />
      ) : list.data.length === 0 ? (
        <p className="me-none">{t('emptyOwn.favourites')}</p>
      ) : (
        <ul className={list.data.length > oneRow ? 'me-favourites is-many' : 'me-favourites'}>
          {list.data.map((game) => (
            <OwnedBook key={game.id} game={game} />
          ))}
        </ul>
      )}
    </section>
  );
}
