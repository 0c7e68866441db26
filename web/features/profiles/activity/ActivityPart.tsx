// What a member did last, on their page, where they show it.
import { useTranslations } from 'use-intl/react';
import type { MemberProfile } from '../../../../shared/profiles.ts';
import { trpc } from '../../../api/trpc.ts';
import { useLanguage } from '../../../i18n/I18nProvider.tsx';
import { PagedPart } from '../../../ui/PagedPart.tsx';
import { SectionHead } from '../../../ui/Shelf.tsx';
import { looked } from '../looked.ts';
import { SeenPart } from '../Seen.tsx';
import { ActivityRows } from './ActivityRows.tsx';

const few = 5;

export function ActivityPart({ profile }: { profile: MemberProfile }) {
  const t = useTranslations('activity');
  const { language } = useLanguage();
  const list = trpc.profiles.activity.useInfiniteQuery(
    { ...looked(profile), limit: few, language },
    { getNextPageParam: (page) => page.nextCursor },
  );
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const self = profile.bond === 'self';
  // Visitors are not told what is empty.
  if (!self && list.isSuccess && items.length === 0 && !list.hasNextPage) return null;
  return (
    <section className="section" aria-label={t('recent')}>
      <SectionHead title={t('recent')} note={<SeenPart profile={profile} section="activity" />} />
      <PagedPart
        list={list}
        words={{ failed: t('failed'), more: t('more'), loading: t('loading') }}
        isEmpty={items.length === 0}
        empty={<p className="me-none">{t('emptyOwn')}</p>}
      >
        <ActivityRows items={items} />
      </PagedPart>
    </section>
  );
}
