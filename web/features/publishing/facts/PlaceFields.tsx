// Where a game stands in the shop, and what it runs and speaks in.
import { useTranslations } from 'use-intl/react';
import type { GameFacts } from '../../../../shared/publishing.ts';
import { publishingLimits } from '../../../../shared/publishingRights.ts';
import { trpc } from '../../../api/trpc.ts';
import { useLanguage } from '../../../i18n/I18nProvider.tsx';
import { Check } from '../../../ui/Choices.tsx';
import { TagField } from '../../store/TagField.tsx';
import type { PartProps } from './TextFields.tsx';
import { languagesFor, systems } from './writing.ts';

/** Of all games: each stands there by itself. */
const everything = 'all';

const toggled = <Value extends string>(values: readonly Value[], value: Value, on: boolean): Value[] =>
  on ? [...values.filter((each) => each !== value), value] : values.filter((each) => each !== value);

/** A language by its own name. */
const ownName = (code: string) => new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code;

type Props = Omit<PartProps, 'tried'> & { facts: GameFacts };

export function PlaceFields({ facts, written, onChange }: Props) {
  const t = useTranslations('publishing.facts');
  const { language } = useLanguage();
  const shelves = trpc.store.categories.useQuery({ language }, { staleTime: 300_000 });
  const { max } = publishingLimits.categories;
  return (
    <>
      <TagField
        tags={written.tags}
        onChange={(tags) => onChange({ tags })}
        max={publishingLimits.tags.max}
        words={{
          label: t('tags'),
          hint: t('tagsHint'),
          full: t('tagsFull', { max: publishingLimits.tags.max }),
          none: t('tagsNone'),
          chosen: t('tagsChosen'),
          out: (tag) => t('tagOut', { tag }),
        }}
      />
      <fieldset className="facts-boxes">
        <legend>{t('shelves')}</legend>
        {shelves.data
          ?.filter(({ slug }) => slug !== everything)
          .map(({ slug, name, parent }) => (
            <Check
              key={slug}
              checked={written.categories.includes(slug)}
              disabled={!written.categories.includes(slug) && written.categories.length > max}
              onChange={(on) => onChange({ categories: toggled(written.categories, slug, on) })}
            >
              {parent === null ? <b>{name}</b> : name}
            </Check>
          ))}
      </fieldset>
      <fieldset className="facts-boxes">
        <legend>{t('systems')}</legend>
        {systems.map((system) => (
          <Check
            key={system}
            checked={written.systems.includes(system)}
            onChange={(on) => onChange({ systems: toggled(written.systems, system, on) })}
          >
            {t(`on.${system}`)}
          </Check>
        ))}
      </fieldset>
      <fieldset className="facts-boxes">
        <legend>{t('languages')}</legend>
        {languagesFor(facts).map((code) => (
          <Check
            key={code}
            lang={code}
            checked={written.languages.includes(code)}
            onChange={(on) => onChange({ languages: toggled(written.languages, code, on) })}
          >
            {ownName(code)}
          </Check>
        ))}
      </fieldset>
    </>
  );
}
