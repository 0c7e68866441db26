// While the part of a page is on its way.
import { Bone, Loading } from '../ui/Skeleton.tsx';

export function PendingPage() {
  return (
    <Loading className="stack">
      <Bone className="h-9 w-1/3" />
      <Bone className="h-72 w-full" />
    </Loading>
  );
}
