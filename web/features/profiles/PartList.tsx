// A part of a member's page that is a list: its head, its skeleton, what failed, what is not there yet, and more of it.
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Section } from '../../../shared/privacy.ts';
import type { MemberProfile } from '../../../shared/profiles.ts';
import { MoreFoot } from '../../ui/MoreFoot.tsx';
import { SectionHead } from '../../ui/Shelf.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { SeenPart } from './Seen.tsx';

type List = {
  isPending: boolean;
  isError: boolean;
  error: unknown;
  isFetching: boolean;
  refetch: () => unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
};

type Props = {
  profile: MemberProfile;
  section: Section;
  list: List;
  /** How many of them are known. */
  count: number;
  skeleton: ReactNode;
  /** Where only the first few stand: the way to all. */
  onAll?: (() => void) | undefined;
  children: ReactNode;
};

export function PartList({ profile, section, list, count, skeleton, onAll, children }: Props) {
  const t = useTranslations('profiles');
  const self = profile.bond === 'self';
  const some = onAll && (list.hasNextPage || (profile.parts[section] ?? 0) > count);
  return (
    <section className="section">
      <SectionHead
        id={`part-${section}`}
        title={t(`part.${section}`)}
        note={<SeenPart profile={profile} section={section} />}
      >
        {some ? (
          <button type="button" className="link" onClick={onAll}>
            {t('showAll', { count: profile.parts[section] ?? 0 })}
          </button>
        ) : null}
      </SectionHead>
      {list.isPending ? (
        skeleton
      ) : list.isError && count === 0 ? (
        <ErrorState
          title={t('partFailed')}
          error={list.error}
          onRetry={() => void list.refetch()}
          retrying={list.isFetching}
        />
      ) : count === 0 && !list.hasNextPage ? (
        <p className="me-none">{self ? t(`emptyOwn.${section}`) : t(`empty.${section}`)}</p>
      ) : (
        children
      )}
      <MoreFoot
        has={!onAll && list.hasNextPage}
        busy={list.isFetchingNextPage}
        words={{ more: t('more'), loading: t('loadingMore') }}
        onMore={() => void list.fetchNextPage()}
      />
    </section>
  );
}
