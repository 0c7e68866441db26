// What the WebSocket adapter offers to the program.
export { closeCodes } from './closeCodes.ts';
export { withoutRates } from './limits.ts';
export { attachSocketServer } from './server.ts';
