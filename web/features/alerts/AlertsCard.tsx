// The part of the settings that says what the bell tells.
import { useTranslations } from 'use-intl/react';
import type { OptionalKind } from '../../../shared/alertKinds.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { LateWords } from '../../i18n/LateWords.tsx';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { Check } from '../../ui/Choices.tsx';
import { LinesSkeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { toast } from '../../ui/toast.ts';
import './alerts.css';

const groups = {
  people: ['friendRequest', 'friendAccepted', 'guestbook'],
  rooms: ['mention', 'reply', 'directMessage', 'roomInvite', 'groupRequest', 'groupAccepted'],
  store: ['gift', 'giftCard', 'priceDrop', 'reviewReply', 'team'],
  money: ['refund', 'charge'],
} as const satisfies Record<string, readonly OptionalKind[]>;

const sets = ['alerts'] as const;

export function AlertsCard() {
  return (
    <LateWords sets={sets}>
      <Card />
    </LateWords>
  );
}

function Card() {
  const t = useTranslations('alerts.settings');
  return (
    <section className="card" id="alerts" aria-labelledby="alerts-title">
      <h2 id="alerts-title">{t('title')}</h2>
      <p className="muted small">{t('hint')}</p>
      <Choices />
    </section>
  );
}

function Choices() {
  const t = useTranslations('alerts');
  const errorText = useErrorText();
  const query = trpc.alerts.settings.useQuery();
  const set = trpc.alerts.set.useMutation({
    onMutate: ({ kind, how }) =>
      cache.alerts.settings.setData(undefined, (before) => {
        const others = (before?.off ?? []).filter((other) => other !== kind);
        return { off: how === 'off' ? [...others, kind] : others };
      }),
    onError: (error) => toast({ text: errorText(error).text, bad: true }),
    onSettled: () => cache.alerts.settings.invalidate(),
  });
  if (query.isPending) return <LinesSkeleton count={3} />;
  if (query.isError) {
    const retry = () => void query.refetch();
    return <ErrorState title={t('settings.failed')} error={query.error} onRetry={retry} />;
  }
  return Object.entries(groups).map(([group, kinds]) => (
    <fieldset key={group} className="alert-choices">
      <legend>{t(`settings.${group as keyof typeof groups}`)}</legend>
      {kinds.map((kind) => (
        <Check
          key={kind}
          checked={!query.data.off.includes(kind)}
          onChange={(on) => set.mutate({ kind, how: on ? 'bell' : 'off' })}
        >
          {t(`kind.${kind}`)}
        </Check>
      ))}
    </fieldset>
  ));
}
