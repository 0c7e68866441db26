// Putting money in: choosing how much, or, coming back from the provider, what became of it.
import { useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl/react';
import { usePageTitle } from '../../../shell/usePageTitle.ts';
import { MembersOnly } from '../MembersOnly.tsx';
import '../wallet.css';
import { ChargeReturn } from './ChargeReturn.tsx';
import { ChooseAmount } from './ChooseAmount.tsx';

export function ChargePage() {
  const t = useTranslations('wallet.charge');
  const { charge, token } = useSearch({ from: '/frame/page/wallet/charge' });
  usePageTitle(t('title'));
  return (
    <MembersOnly>
      {(me) =>
        charge ? <ChargeReturn key={charge} chargeId={charge} token={token} /> : <ChooseAmount me={me} />
      }
    </MembersOnly>
  );
}
