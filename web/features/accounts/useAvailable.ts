// Whether an email or a name is still free, asked a moment after the typing stops.
import { keepPreviousData } from '@tanstack/react-query';
import type { Availability } from '../../../shared/accounts.ts';
import { trpc } from '../../api/trpc.ts';
import { useSettled } from '../../ui/useSettled.ts';

/** @param value null while it is not worth asking (empty, or breaking a rule). @returns undefined until it is known. */
export function useAvailable(field: keyof Availability, value: string | null): boolean | undefined {
  const settled = useSettled(value ?? '');
  const asked = value !== null && value !== '' && settled === value;
  const query = trpc.accounts.available.useQuery(
    { [field]: settled },
    { enabled: asked, staleTime: 30_000, retry: false, placeholderData: keepPreviousData },
  );
  return asked && !query.isPlaceholderData ? query.data?.[field] : undefined;
}
