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
  export const messages: import('./messages.ts').LateMessages;
}
declare module 'virtual:late-messages/ko' {
  export const messages: import('./messages.ts').LateMessages;
}
declare module 'virtual:late-messages/zh' {
  export const messages: import('./messages.ts').LateMessages;
}
declare module 'virtual:house-messages/en' {
  export const messages: import('./messages.ts').HouseMessages;
}
declare module 'virtual:house-messages/ko' {
  export const messages: import('./messages.ts').HouseMessages;
}
declare module 'virtual:house-messages/zh' {
  export const messages: import('./messages.ts').HouseMessages;
}
