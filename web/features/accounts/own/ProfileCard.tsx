// What one says of oneself: the name everyone sees, a few words, and what only the shop knows.
import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Me, Profile } from '../../../../shared/accounts.ts';
import { genders } from '../../../../shared/genders.ts';
import { limits } from '../../../../shared/limits.ts';
import { cache, trpc } from '../../../api/trpc.ts';
import { readError } from '../../../i18n/readError.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Choices.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { toast } from '../../../ui/toast.ts';
import { Refusal } from '../mail/Refusal.tsx';
import { nicknameProblem } from '../signUpRules.ts';

export function ProfileCard({ me, profile }: { me: Me; profile: Profile }) {
  const t = useTranslations('settings.profile');
  const id = useId();
  const [draft, setDraft] = useState({
    nickname: me.nickname,
    name: profile.name,
    gender: profile.gender,
    birthday: profile.birthday ?? '',
    bio: profile.bio,
  });
  const save = trpc.accounts.updateProfile.useMutation({
    onSuccess: async (next) => {
      cache.accounts.me.setData(undefined, next);
      toast({ text: t('saved') });
      await cache.accounts.profile.invalidate();
    },
  });
  const refused = save.isError ? readError(save.error).code : null;
  const set = (change: Partial<typeof draft>) => {
    if (save.isError) save.reset();
    setDraft((before) => ({ ...before, ...change }));
  };
  const badName = nicknameProblem(draft.nickname.trim());
  const left = limits.bio.max - [...draft.bio].length;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (badName || left < 0) return;
    const { nickname, birthday, ...rest } = draft;
    save.mutate({ ...rest, nickname: nickname.trim(), birthday: birthday || null });
  };
  return (
    <section className="card" aria-labelledby="profile">
      <h2 id="profile">{t('title')}</h2>
      <form className="stack" onSubmit={onSubmit} noValidate>
        <Refusal error={refused === 'NICKNAME_TAKEN' ? null : save.error} />
        <TextField
          label={t('nickname')}
          name="nickname"
          autoComplete="nickname"
          value={draft.nickname}
          onChange={(event) => set({ nickname: event.target.value })}
          hint={t('nicknameHint', limits.nickname)}
          problem={
            refused === 'NICKNAME_TAKEN'
              ? t('nicknameTaken')
              : badName
                ? t('nicknameBad', limits.nickname)
                : undefined
          }
        />
        <div className="field">
          <label htmlFor={id}>{t('bio')}</label>
          <textarea
            id={id}
            className="input"
            rows={3}
            value={draft.bio}
            onChange={(event) => set({ bio: event.target.value })}
            aria-describedby={`${id}-left`}
          />
          <p id={`${id}-left`} className={left < 0 ? 'problem' : 'hint'}>
            {t('left', { count: left })}
          </p>
        </div>
        <TextField
          label={t('name')}
          name="name"
          autoComplete="name"
          maxLength={limits.name.max}
          value={draft.name}
          onChange={(event) => set({ name: event.target.value })}
          hint={t('private')}
        />
        <div className="door-pair">
          <Select
            label={t('gender')}
            options={genders.map((value) => ({ value, label: t(`genders.${value}`) }))}
            value={draft.gender}
            onChange={(gender) => set({ gender })}
          />
          <TextField
            label={t('birthday')}
            type="date"
            name="bday"
            autoComplete="bday"
            min="1900-01-01"
            value={draft.birthday}
            onChange={(event) => set({ birthday: event.target.value })}
          />
        </div>
        <div>
          <Button kind="primary" type="submit" busy={save.isPending ? t('saving') : undefined}>
            {t('save')}
          </Button>
        </div>
      </form>
    </section>
  );
}
