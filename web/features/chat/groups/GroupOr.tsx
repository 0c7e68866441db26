// A room one is not in, and that stands in no list: a group, if one may know of it.
import type { ReactNode } from 'react';
import { trpc } from '../../../api/trpc.ts';
import { GroupDoor } from './GroupDoor.tsx';

type Props = { roomId: string; wasSent: boolean; instead: ReactNode };

export function GroupOr({ roomId, wasSent, instead }: Props) {
  const { data, isPending } = trpc.chat.group.useQuery({ roomId }, { retry: false, staleTime: 0 });
  if (!isPending && !data) return instead;
  return (
    <main className="talk talk-door" id="main" tabIndex={-1}>
      {data ? <GroupDoor door={data} wasSent={wasSent} /> : null}
    </main>
  );
}
