// Names and texts, one language at a time.
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import { publishingLimits } from '../../../../shared/publishingRights.ts';
import { characters } from '../../../../shared/text.ts';
import { TextField } from '../../../ui/Field.tsx';
import { Segments } from '../../../ui/Segments.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { type Spoken, spoken, type Written } from './writing.ts';

export type PartProps = {
  written: Written;
  onChange: (part: Partial<Written>) => void;
  /** Whether it was sent once: then what is missing is told. */
  tried: boolean;
};

const names: Record<Spoken, string> = { en: 'English', ko: '한국어', zh: '中文' };

export function TextFields({ written, onChange, tried }: PartProps) {
  const t = useTranslations('publishing.facts');
  const format = useFormatter();
  const [language, setLanguage] = useState<Spoken>('en');
  const { title } = publishingLimits;
  const used = (text: string, max: number) => `${format.number(characters(text))} / ${format.number(max)}`;
  const tooLong = (text: string, max: number) => (characters(text) > max ? t('tooLong', { max }) : undefined);
  const setIn = (part: 'titles' | 'short' | 'long', text: string) =>
    onChange({ [part]: { ...written[part], [language]: text } });
  const area = (part: 'short' | 'long', rows: number) => {
    const { max } = publishingLimits[part];
    const text = written[part][language];
    return (
      <TextArea
        label={t(part, { language: names[language] })}
        rows={rows}
        value={text}
        onChange={(value) => setIn(part, value)}
        problem={tooLong(text, max)}
        count={used(text, max)}
      />
    );
  };
  return (
    <>
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        value={written.title}
        problem={
          tried && written.title.trim() === '' ? t('nameMissing') : tooLong(written.title.trim(), title.max)
        }
        onChange={(event) => onChange({ title: event.target.value })}
      />
      <Segments
        label={t('language')}
        options={spoken.map((value) => ({ value, label: names[value], lang: value }))}
        value={language}
        onChange={setLanguage}
      />
      <div className="stack" lang={language}>
        <TextField
          label={t('titleIn', { language: names[language] })}
          hint={t('titleHint')}
          placeholder={written.title}
          value={written.titles[language]}
          problem={tooLong(written.titles[language].trim(), title.max)}
          onChange={(event) => setIn('titles', event.target.value)}
        />
        {area('short', 2)}
        {area('long', 8)}
      </div>
    </>
  );
}
