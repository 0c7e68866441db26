// What a machine needs, for the systems that are chosen.
import { useTranslations } from 'use-intl/react';
import { publishingLimits } from '../../../../shared/publishingRights.ts';
import { TextField } from '../../../ui/Field.tsx';
import type { PartProps } from './TextFields.tsx';
import { levels, type Needs, needsOf, placeOf, readSize, systems } from './writing.ts';

const lines = ['os', 'processor', 'graphics'] as const;
const sizes = ['memory', 'storage'] as const;

export function NeedsFields({ written, onChange }: PartProps) {
  const t = useTranslations('publishing.facts');
  const chosen = systems.filter((system) => written.systems.includes(system));
  if (chosen.length === 0) return null;
  return (
    <>
      {chosen.map((system) => (
        <details key={system} className="facts-needs">
          <summary>{t('needs', { system: t(`on.${system}`) })}</summary>
          <div className="facts-levels">
            {levels.map((level) => {
              const needs = needsOf(written, system, level);
              const set = (part: Partial<Needs>) =>
                onChange({
                  needs: { ...written.needs, [placeOf(system, level)]: { ...needs, ...part } },
                });
              return (
                <fieldset key={level} className="stack">
                  <legend>{t(level)}</legend>
                  {lines.map((name) => (
                    <TextField
                      key={name}
                      label={t(name)}
                      value={needs[name]}
                      maxLength={publishingLimits.requirement.max}
                      onChange={(event) => set({ [name]: event.target.value })}
                    />
                  ))}
                  {sizes.map((name) => (
                    <TextField
                      key={name}
                      label={t(name)}
                      inputMode="decimal"
                      value={needs[name]}
                      problem={readSize(needs[name]) === undefined ? t('wrongSize') : undefined}
                      onChange={(event) => set({ [name]: event.target.value })}
                    />
                  ))}
                </fieldset>
              );
            })}
          </div>
        </details>
      ))}
    </>
  );
}
