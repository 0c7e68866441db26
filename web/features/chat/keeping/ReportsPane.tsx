// What was reported in a room, for those who look after it.
import { useState } from 'react';
import { OpenOrClosed } from '../../moderation/reports/OpenOrClosed.tsx';
import { RoomReports } from '../../moderation/reports/TalkReports.tsx';

export function ReportsPane({ roomId }: { roomId: string }) {
  const [closed, setClosed] = useState(false);
  return (
    <div className="stack">
      <OpenOrClosed closed={closed} onChange={setClosed} />
      <RoomReports roomId={roomId} closed={closed} />
    </div>
  );
}
