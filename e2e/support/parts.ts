// What the parts of a publisher's page are called, so that a test names the one it means, wherever it stands.
export const publisherParts = {
  en: { bundles: 'Bundles', reviews: 'Reviews', sold: 'Sold', about: 'About', team: 'People' },
  ko: { bundles: '번들', reviews: '평가', sold: '판매', about: '소개', team: '구성원' },
  zh: { bundles: '捆绑包', reviews: '评价', sold: '销售', about: '介绍', team: '成员' },
} as const;
