// Why somebody came back from a provider without being let in, and what to do about it.
import { useEffect, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import { Icon } from '../../../ui/Icon.tsx';
import { type Arrival, forgetArrival, readArrival } from './arrival.ts';
import { useProviders } from './useProviders.ts';

/** @param search that of the address one came back to. */
export function ProviderProblem({ search }: { search: string }) {
  const [arrival] = useState(() => readArrival(search));
  useEffect(forgetArrival, []);
  return arrival ? <ProblemNotice arrival={arrival} /> : null;
}

export function ProblemNotice({ arrival: { provider, problem, until } }: { arrival: Arrival }) {
  const t = useTranslations('providers');
  const format = useFormatter();
  const name = useProviders().find(({ id }) => id === provider)?.name ?? t('other');
  if (!problem) return null;
  const isTimed = problem === 'BANNED' && until !== null;
  return (
    <div className="notice is-bad" role="alert">
      <Icon name="warn" />
      <p>
        {isTimed
          ? t('problems.BANNED_UNTIL', {
              until: format.dateTime(until, { dateStyle: 'long', timeStyle: 'short' }),
            })
          : t(`problems.${problem}`, { name })}
      </p>
    </div>
  );
}
