// Messages to come, in their shape.
import { Bone, Loading } from '../../../ui/Skeleton.tsx';

export function TalkBones({ count }: { count: number }) {
  return (
    <Loading>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bones are all alike
        <div className="msg" key={index}>
          <Bone className="size-8 rounded-full" />
          <div className="grid gap-2 py-1">
            <Bone className={index % 2 === 0 ? 'h-3 w-28' : 'h-3 w-20'} />
            <Bone className={['h-3 w-3/4', 'h-3 w-1/2', 'h-3 w-2/3'][index % 3] ?? ''} />
          </div>
        </div>
      ))}
    </Loading>
  );
}
