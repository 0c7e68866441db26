// What the friends of a member did last: all of it, or of one kind.
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { type ActivityKind, activityKinds } from '../../../../shared/privacy.ts';
import { trpc } from '../../../api/trpc.ts';
import { useLanguage } from '../../../i18n/I18nProvider.tsx';
import { SignedOut } from '../../../shell/SignedOut.tsx';
import { usePageTitle } from '../../../shell/usePageTitle.ts';
import { Select } from '../../../ui/Choices.tsx';
import { PagedPart } from '../../../ui/PagedPart.tsx';
import { LinesSkeleton } from '../../../ui/Skeleton.tsx';
import { Empty } from '../../../ui/States.tsx';
import { useMe } from '../../accounts/useMe.ts';
import { ActivityRows } from './ActivityRows.tsx';
import { useFriendsPokes } from './useFriendsPokes.ts';

export function ActivityPage() {
  const t = useTranslations('activity');
  usePageTitle(t('title'));
  const { me, isPending } = useMe();
  if (isPending) return <LinesSkeleton count={6} />;
  if (me) return <FriendsActivity key={me.id} />;
  return <SignedOut title={t('title')}>{t('signIn')}</SignedOut>;
}

function FriendsActivity() {
  const t = useTranslations('activity');
  const { language } = useLanguage();
  const [kind, setKind] = useState<ActivityKind | ''>('');
  const list = trpc.profiles.friendsActivity.useInfiniteQuery(
    { language, ...(kind !== '' && { kind }) },
    { getNextPageParam: (page) => page.nextCursor },
  );
  useFriendsPokes();
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const kinds = [
    { value: '', label: t('everything') },
    ...activityKinds.map((value) => ({ value, label: t(`kind.${value}`) })),
  ];
  return (
    <div className="acts-page">
      <header className="row">
        <h1 className="grow">{t('title')}</h1>
        <Select
          quiet
          label={t('which')}
          options={kinds}
          value={kind}
          onChange={(value) => setKind(value as ActivityKind | '')}
        />
      </header>
      <PagedPart
        list={list}
        words={{ failed: t('failed'), more: t('more'), loading: t('loading') }}
        isEmpty={items.length === 0}
        empty={
          <Empty drawing="seats" title={kind === '' ? t('empty') : t('nothingOfKind')}>
            {t('emptyText')}
          </Empty>
        }
      >
        <ActivityRows items={items} />
      </PagedPart>
    </div>
  );
}
