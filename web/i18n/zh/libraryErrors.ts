// 只在游戏库里出现的错误。
import type { libraryErrors as pattern } from '../en/libraryErrors.ts';
import type { Translation } from '../messages.ts';

export const libraryErrors: Translation<typeof pattern> = {
  COLLECTION_NOT_FOUND: '这个收藏夹已经不在了。',
  COLLECTION_NAME_TAKEN: '你已经有一个同名的收藏夹。',
  TOO_MANY_COLLECTIONS: '最多可以有 {max, number} 个收藏夹，请先删除一个。',
  DEVICE_NOT_FOUND: '这台设备已经不在了。',
  PRODUCT_KEY_WRONG: '没有这样的产品密钥。请逐个字符核对。',
  PRODUCT_KEY_USED: '这个产品密钥已经兑换过了。',
};
