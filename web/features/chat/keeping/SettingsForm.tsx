// The form for what a room is. What others change meanwhile does not take away what is being written.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { keepingLimits } from '../../../../shared/keepingLimits.ts';
import { limits } from '../../../../shared/limits.ts';
import { characters } from '../../../../shared/text.ts';
import { appErrorOf } from '../../../api/errors.ts';
import { api } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { Button } from '../../../ui/Button.tsx';
import { Check, Select } from '../../../ui/Choices.tsx';
import { PasswordField, TextField } from '../../../ui/Field.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { Segments } from '../../../ui/Segments.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { toast } from '../../../ui/toast.ts';
import { useKeys } from '../../wallet/useKeyOf.ts';
import { badWord, changesOf, formOf, problemOf, type RoomFacts, wordsOf } from './roomForm.ts';
import { useTimes } from './useTimes.ts';

const paces = [0, 5, 10, 30, 60, 300, 900, 3_600, 21_600];

type Props = { roomId: string; memberCount: number; facts: RoomFacts; onSaved: () => void };

export function SettingsForm({ roomId, memberCount, facts, onSaved }: Props) {
  const t = useTranslations('roomKeeping.settings');
  const create = useTranslations('rooms.create');
  const groups = useTranslations('groups.create');
  const errorText = useErrorText();
  const { span } = useTimes();
  const keys = useKeys();
  const [form, setForm] = useState(() => formOf(facts));
  const [tried, setTried] = useState(false);
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }));
  const found = problemOf(form);
  const problem = tried || found === 'nameLong' ? found : null;
  const save = useMutation({
    mutationFn: (changes: ReturnType<typeof changesOf>) =>
      api.chat.editRoom.mutate({ roomId, ...changes, key: keys.of(changes) }),
    onSuccess() {
      keys.done();
      setTried(false);
      set({ entry: form.entry === 'open' ? 'open' : 'keep', password: '' });
      toast({ text: t('saved') });
      onSaved();
    },
  });
  const refusal = save.error ? appErrorOf(save.error).code : null;
  const aboutPlaces = refusal === 'CAPACITY_TOO_LARGE' || refusal === 'CAPACITY_TOO_SMALL';
  const changes = changesOf(form, facts);
  const isSame = Object.keys(changes).length === 0;
  const words = wordsOf(form.words);
  const options = paces.includes(form.slowMode) ? paces : [...paces, form.slowMode].sort((a, b) => a - b);

  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!found && !isSame && !save.isPending) save.mutate(changes);
      }}
    >
      <TextField
        label={t('name')}
        problem={
          problem === 'nameLong'
            ? create('nameLong', { max: limits.roomTitle.max, count: characters(form.title.trim()) })
            : problem === 'nameMissing' || problem === 'nameBad'
              ? create(problem)
              : undefined
        }
        value={form.title}
        autoComplete="off"
        onChange={(event) => set({ title: event.target.value })}
      />
      {form.listed === undefined ? (
        <>
          <TextField
            label={t('capacity')}
            hint={t('capacityHint', { count: memberCount })}
            problem={
              problem === 'capacity'
                ? create('capacityRule', { min: limits.roomCapacity.min })
                : aboutPlaces
                  ? errorText(save.error).text
                  : undefined
            }
            value={form.capacity}
            inputMode="numeric"
            maxLength={5}
            autoComplete="off"
            onChange={(event) => {
              set({ capacity: event.target.value.replace(/\D/g, '') });
              save.reset();
            }}
          />
          <div className="field">
            <span className="label">{t('entry')}</span>
            <Segments
              label={t('entry')}
              options={[
                { value: 'open', label: t('open') },
                ...(facts.locked ? [{ value: 'keep', label: t('keep') } as const] : []),
                { value: 'renew', label: facts.locked ? t('renew') : t('lock') },
              ]}
              value={form.entry}
              onChange={(entry) => set({ entry })}
            />
          </div>
          {form.entry === 'renew' ? (
            <PasswordField
              label={t('password')}
              hint={t('passwordHint')}
              problem={problem === 'password' ? t('passwordMissing') : undefined}
              value={form.password}
              maxLength={limits.roomPassword.max}
              autoComplete="off"
              onChange={(event) => set({ password: event.target.value })}
            />
          ) : null}
        </>
      ) : (
        <div>
          <Check checked={form.listed} onChange={(listed) => set({ listed })}>
            {groups('listed')}
          </Check>
          <p className="hint small muted">{groups('listedHint')}</p>
        </div>
      )}
      <Select
        label={t('history')}
        hint={t('historyHint')}
        options={[
          { value: 'all', label: t('historyAll') },
          { value: 'joined', label: t('historyJoined') },
        ]}
        value={form.history}
        onChange={(history: RoomFacts['history']) => set({ history })}
      />
      <Select
        label={t('slow')}
        hint={t('slowHint')}
        options={options.map((pace) => ({
          value: String(pace),
          label: pace === 0 ? t('slowOff') : span(pace),
        }))}
        value={String(form.slowMode)}
        onChange={(pace) => set({ slowMode: Number(pace) })}
      />
      <TextArea
        label={t('words')}
        hint={t('wordsHint')}
        rows={3}
        problem={
          problem === 'wordsMany'
            ? t('wordsMany', { max: keepingLimits.filterWords.max, count: words.length })
            : problem === 'wordsBad'
              ? t('wordsBad', { word: badWord(words) ?? '' })
              : undefined
        }
        value={form.words}
        onChange={(text) => set({ words: text })}
      />
      {save.error && !aboutPlaces ? (
        <p className="notice is-bad" role="alert">
          <Icon name="warn" />
          {errorText(save.error).text}
        </p>
      ) : null}
      <div>
        <Button
          kind="primary"
          type="submit"
          aria-disabled={isSame}
          busy={save.isPending ? t('saving') : undefined}
        >
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
