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
declare module 'virtual:late-messages/en' {
  export const messages: import('./LateWords.tsx').Late;
}
declare module 'virtual:late-messages/ko' {
  export const messages: import('./LateWords.tsx').Late;
}
declare module 'virtual:late-messages/zh' {
  export const messages: import('./LateWords.tsx').Late;
}
