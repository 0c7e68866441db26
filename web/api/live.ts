// What speaks over the WebSocket. The page draws itself without it, so it is fetched beside the page (socket.ts).
export { createWSClient, wsLink } from '@trpc/client/links/wsLink/wsLink';
export { PromptSocket } from './promptSocket.ts';
