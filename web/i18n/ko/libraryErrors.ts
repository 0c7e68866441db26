// 라이브러리에서만 만나는 오류의 문구.
import type { libraryErrors as pattern } from '../en/libraryErrors.ts';
import type { Translation } from '../messages.ts';

export const libraryErrors: Translation<typeof pattern> = {
  COLLECTION_NOT_FOUND: '이미 없어진 컬렉션이에요.',
  COLLECTION_NAME_TAKEN: '같은 이름의 컬렉션이 이미 있어요.',
  TOO_MANY_COLLECTIONS: '컬렉션은 {max, number}개까지 만들 수 있어요. 먼저 하나를 지워 주세요.',
  DEVICE_NOT_FOUND: '이미 없어진 기기예요.',
  PRODUCT_KEY_WRONG: '이런 제품 키는 없어요. 한 글자씩 확인해 주세요.',
  PRODUCT_KEY_USED: '이미 사용한 제품 키예요.',
};
