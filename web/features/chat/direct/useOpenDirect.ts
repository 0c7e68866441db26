// Opens what the member and somebody else say to each other, and goes there.
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { MemberRef } from '../../../../shared/accounts.ts';
import { api, cache } from '../../../api/trpc.ts';
import { useErrorText } from '../../../i18n/useErrorText.ts';
import { toast } from '../../../ui/toast.ts';

export function useOpenDirect(person: MemberRef, onOpened: () => void) {
  const navigate = useNavigate();
  const errorText = useErrorText();
  return useMutation({
    mutationFn: () => api.chat.openDirect.mutate({ memberId: person.id }),
    async onSuccess({ roomId }) {
      onOpened();
      void cache.chat.myRooms.invalidate();
      await navigate({ to: '/rooms/$roomId', params: { roomId } });
    },
    onError: (error) => toast({ text: errorText(error).text, bad: true }),
  });
}
