// What stands below the words of a message: the games they link to, and what hangs on it.
import type { Attachment } from '../../../../shared/attachments.ts';
import { LinkedGames } from '../linked/LinkedGames.tsx';
import type { OutboxEntry, WaitingFile } from '../outbox/entry.ts';
import { AttachedBox } from './AttachedBox.tsx';

type Props = {
  body: string;
  hung: readonly (Attachment | WaitingFile)[] | undefined;
  entry: OutboxEntry | null;
};

export function Below({ body, hung, entry }: Props) {
  return (
    <>
      <LinkedGames body={body} />
      {hung ? <AttachedBox hung={hung} entry={entry} /> : null}
    </>
  );
}
