// The modules that vitePlugin.ts makes.
declare module 'virtual:messages/en' {
  export const messages: import('./messages.ts').Messages;
}
declare module 'virtual:messages/ko' {
  export const messages: import('./messages.ts').Messages;
}
declare module 'virtual:messages/zh' {
  export const messages: import('./messages.ts').Messages;
}
declare module 'virtual:words' {
  export const words: Record<
    import('./sets.ts').WordSet,
    Record<
      import('../../shared/primitives.ts').Language,
      () => Promise<{ messages: Partial<import('./messages.ts').Messages> }>
    >
  >;
}
