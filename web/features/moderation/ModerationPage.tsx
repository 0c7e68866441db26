// For those who look after the shop: its members, what is reported, and what was done.

import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { MemberRef } from '../../../shared/accounts.ts';
import { may } from '../../../shared/ranks.ts';
import { NotFoundPage } from '../../shell/NotFoundPage.tsx';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { useMe } from '../accounts/useMe.ts';
import { AuditLog } from './AuditLog.tsx';
import { MemberList } from './MemberList.tsx';
import { ReportList } from './ReportList.tsx';
import './moderation.css';

/** Members who look after nothing find nothing here, as guests do. */
export function ModerationPage() {
  const { me, isPending } = useMe();
  if (isPending) return <LinesSkeleton count={6} />;
  if (!me || !may(me.role, 'keepMembers')) return <NotFoundPage />;
  return <Places me={me} />;
}

function Places({ me }: { me: NonNullable<ReturnType<typeof useMe>['me']> }) {
  const t = useTranslations('moderation');
  const reports = useTranslations('reporting.list');
  usePageTitle(t('title'));
  const [place, setPlace] = useState<'members' | 'reports' | 'log'>('members');
  const [logOf, setLogOf] = useState<MemberRef | null>(null);
  const showLog = (member: MemberRef | null) => {
    setLogOf(member);
    setPlace('log');
  };
  const log = {
    value: 'log',
    label: t('log.title'),
    panel: <AuditLog of={logOf} onAll={() => showLog(null)} />,
  } as const;
  const members = <MemberList me={me} onLog={may(me.role, 'readLog') ? showLog : null} />;
  return (
    <div className="moderation">
      <div>
        <h1>{t('title')}</h1>
        <p className="muted">{t(may(me.role, 'giveRoles') ? 'adminHint' : 'moderatorHint')}</p>
      </div>
      <Tabs
        label={t('title')}
        tabs={[
          { value: 'members', label: t('members'), panel: members },
          { value: 'reports', label: reports('title'), panel: <ReportList /> },
          ...(may(me.role, 'readLog') ? [log] : []),
        ]}
        value={place}
        onChange={setPlace}
      />
    </div>
  );
}
