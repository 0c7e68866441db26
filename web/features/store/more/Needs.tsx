// What a machine needs for a game: by system, at least and recommended, side by side.
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import type { GameDetail, Requirements } from '../../../../shared/store.ts';
import { Tabs } from '../../../ui/Tabs.tsx';
import './more.css';

type System = Requirements['system'];

export type NeedsProps = { game: Pick<GameDetail, 'requirements'> };

/** Nothing where nothing is told. */
export function Needs({ game: { requirements } }: NeedsProps) {
  const t = useTranslations('gameMore.needs');
  const systems = [...new Set(requirements.map(({ system }) => system))];
  const [chosen, setChosen] = useState<System | null>(null);
  const [first] = systems;
  if (!first) return null;
  const tableOf = (system: System) => (
    <Levels needs={requirements.filter((each) => each.system === system)} />
  );
  return (
    <section className="needs" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      {systems.length === 1 ? (
        tableOf(first)
      ) : (
        <Tabs
          label={t('systems')}
          value={chosen ?? first}
          onChange={setChosen}
          tabs={systems.map((system) => ({
            value: system,
            label: t(`on.${system}`),
            panel: tableOf(system),
          }))}
        />
      )}
    </section>
  );
}

function Levels({ needs }: { needs: readonly Requirements[] }) {
  const t = useTranslations('gameMore.needs');
  return (
    <div className="needs-levels">
      {needs.map((each) => (
        <div key={each.level}>
          <h3>{t(each.level)}</h3>
          <Table needs={each} />
        </div>
      ))}
    </div>
  );
}

function Table({ needs }: { needs: Requirements }) {
  const t = useTranslations('gameMore.needs');
  const size = useSize();
  const rows = [
    ['os', needs.os],
    ['processor', needs.processor],
    ['memory', needs.memory === null ? null : size(needs.memory)],
    ['graphics', needs.graphics],
    ['storage', needs.storage === null ? null : size(needs.storage)],
  ] as const;
  return (
    <dl className="facts">
      {rows.flatMap(([name, value]) =>
        value === null ? [] : [<dt key={name}>{t(name)}</dt>, <dd key={`${name} is`}>{value}</dd>],
      )}
    </dl>
  );
}

/** MB as people say them. */
function useSize() {
  const format = useFormatter();
  return (mb: number) =>
    mb < 1_024
      ? format.number(mb, { style: 'unit', unit: 'megabyte' })
      : format.number(mb / 1_024, { style: 'unit', unit: 'gigabyte', maximumFractionDigits: 1 });
}
