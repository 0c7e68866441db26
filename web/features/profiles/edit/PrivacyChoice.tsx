// Who sees what of one's page, and who may write into the guestbook: each choice is kept as it is made.
import { useTranslations } from 'use-intl/react';
import {
  activityKinds,
  audiences,
  details,
  type Privacy,
  sections,
  writersChoices,
} from '../../../../shared/privacy.ts';
import { cache, trpc } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Check, Select } from '../../../ui/Choices.tsx';
import { LinesSkeleton } from '../../../ui/Skeleton.tsx';
import { ErrorState } from '../../../ui/States.tsx';
import { toast } from '../../../ui/toast.ts';

export function PrivacyChoice({ memberId }: { memberId: string }) {
  const t = useTranslations('profiles');
  const told = useTranslations('activity');
  const errorText = useErrorText();
  const privacy = trpc.profiles.privacy.useQuery();
  const save = trpc.profiles.setPrivacy.useMutation({
    // One after the other: the last choice is what stays.
    scope: { id: 'privacy' },
    onError: (error) => toast({ text: errorText(error).text, bad: true }),
  });
  const choose = (change: Partial<Privacy>) => {
    cache.profiles.privacy.setData(undefined, (before) => before && { ...before, ...change });
    // Called for the last choice alone: an earlier answer must not undo what was chosen since.
    const onSettled = async () => {
      await cache.profiles.privacy.invalidate();
      await cache.profiles.profile.invalidate({ memberId });
    };
    save.mutate(change, { onSettled });
  };
  if (privacy.isPending) return <LinesSkeleton count={6} />;
  if (privacy.isError) {
    return (
      <ErrorState
        title={t('partFailed')}
        error={privacy.error}
        onRetry={() => void privacy.refetch()}
        retrying={privacy.isFetching}
      />
    );
  }
  const options = audiences.map((value) => ({ value, label: t(`audience.${value}`) }));
  return (
    <div className="stack">
      <p className="small muted">{t('editing.privacyHint')}</p>
      {[...sections, ...details].map((part) => (
        <div key={part} className="spread me-choice">
          <span aria-hidden="true">{t(`part.${part}`)}</span>
          <Select
            quiet
            label={t(`part.${part}`)}
            options={options}
            value={privacy.data[part]}
            onChange={(audience) => choose({ [part]: audience })}
          />
        </div>
      ))}
      <div className="spread me-choice">
        <span aria-hidden="true">{t('editing.writers')}</span>
        <Select
          quiet
          label={t('editing.writers')}
          options={writersChoices.map((value) => ({ value, label: t(`writers.${value}`) }))}
          value={privacy.data.writers}
          onChange={(writers) => choose({ writers })}
        />
      </div>
      <Check checked={privacy.data.suggested} onChange={(suggested) => choose({ suggested })}>
        {t('editing.suggested')}
      </Check>
      <fieldset className="me-told">
        <legend>{told('told')}</legend>
        <p className="small muted">{told('toldHint')}</p>
        {activityKinds.map((kind) => (
          <Check
            key={kind}
            checked={!privacy.data.untold.includes(kind)}
            onChange={(tell) =>
              choose({
                untold: tell
                  ? privacy.data.untold.filter((other) => other !== kind)
                  : [...privacy.data.untold, kind],
              })
            }
          >
            {told(`kind.${kind}`)}
          </Check>
        ))}
      </fieldset>
    </div>
  );
}
