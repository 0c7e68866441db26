// The address of the cart: with one game alone chosen, and for somebody else, as a game's page leads there.

export type CartSearch = { only?: string; gift?: true };

export function parseCartSearch({ only, gift }: Record<string, unknown>): CartSearch {
  return {
    ...(typeof only === 'string' && /^[\da-f-]{36}$/.test(only) && { only }),
    ...((gift === true || gift === 'true') && { gift: true as const }),
  };
}
