// What an uploaded trailer is called, and what is said in it, by language, for those who do not hear it.
import { type ChangeEvent, type FormEvent, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { captionLength } from '../../../shared/captions.ts';
import type { GameTrailers } from '../../../shared/publishing.ts';
import { offeredLanguages } from '../../../shared/publishingRights.ts';
import { characters } from '../../../shared/text.ts';
import { trailerLimits } from '../../../shared/trailers.ts';
import { cache, trpc } from '../../api/trpc.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Select } from '../../ui/Choices.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Refusal } from '../accounts/mail/Refusal.tsx';

type Spoken = (typeof offeredLanguages)[number];
type Props = { gameId: string; number: number; trailer: GameTrailers['trailers'][number] };

const max = trailerLimits.title;
const settle = { onSettled: () => cache.store.invalidate() };
/** As the server would refuse it, before anything is sent. */
const tooLong = { data: { appCode: 'UPLOAD_NOT_CAPTIONS', params: { reason: 'long', line: 1 } } };

export function TrailerWords(props: Props) {
  return (
    <>
      <Title {...props} />
      <AllCaptions {...props} />
    </>
  );
}

function Title({ gameId, number, trailer: { id: trailerId, title } }: Props) {
  const t = useTranslations('publishing.trailers');
  const [written, setWritten] = useState(title);
  const name = trpc.store.publishing.nameTrailer.useMutation(settle);
  const count = characters(written.trim());
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (count <= max && !name.isPending) name.mutate({ gameId, trailerId, title: written.trim() });
  };
  return (
    <form className="stack" onSubmit={onSubmit} noValidate>
      <TextField
        label={t('name', { number })}
        value={written}
        autoComplete="off"
        problem={count > max ? t('nameLong', { count, max }) : undefined}
        onChange={(event) => setWritten(event.target.value)}
      />
      <Refusal error={name.error} />
      {written.trim() === title ? null : (
        <Button size="s" type="submit" busy={name.isPending ? t('saving') : undefined}>
          {t('save')}
        </Button>
      )}
    </form>
  );
}

function AllCaptions({ gameId, number, trailer: { id: trailerId, captions } }: Props) {
  const t = useTranslations('publishing.trailers');
  const locale = useLocale();
  const input = useRef<HTMLInputElement>(null);
  const [language, setLanguage] = useState<Spoken>(offeredLanguages.find((each) => each === locale) ?? 'en');
  const [refusal, setRefusal] = useState<object | null>(null);
  const set = trpc.store.publishing.setCaptions.useMutation(settle);
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  const onFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (!file) return;
    set.reset();
    // A character has at most three bytes for each of its code units.
    const text = file.size > 3 * captionLength.max + 3 ? null : await file.text();
    const isLong = text === null || text.length > captionLength.max;
    setRefusal(isLong ? tooLong : null);
    if (!isLong) set.mutate({ gameId, trailerId, language, text });
  };
  return (
    <div className="stack">
      {captions.length === 0 ? (
        <p className="small muted">{t('noCaptions')}</p>
      ) : (
        <ul className="wrap" aria-label={t('captions', { number })}>
          {captions.map((each) => (
            <li key={each.id} className="row small">
              {names.of(each.language)}
              <IconButton
                icon="bin"
                small
                label={t('removeCaptions', { number, language: names.of(each.language) ?? each.language })}
                disabled={set.isPending}
                onClick={() => {
                  const spoken = offeredLanguages.find((one) => one === each.language);
                  if (spoken) set.mutate({ gameId, trailerId, language: spoken, text: null });
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <Refusal error={refusal ?? set.error} />
      <div className="wrap">
        <Select
          quiet
          label={t('captionsLanguage', { number })}
          options={offeredLanguages.map((value) => ({ value, label: names.of(value) ?? value }))}
          value={language}
          onChange={setLanguage}
        />
        <input
          ref={input}
          className="sr"
          type="file"
          accept=".vtt,text/vtt"
          tabIndex={-1}
          aria-label={t('chooseCaptions', { number })}
          onChange={(event) => void onFile(event)}
        />
        <Button
          size="s"
          busy={set.isPending ? t('adding') : undefined}
          onClick={() => input.current?.click()}
        >
          {t('addCaptions')}
        </Button>
      </div>
    </div>
  );
}
