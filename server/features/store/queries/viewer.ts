// For whom games are shown, for other features that show them.
export { type Viewer, viewerOf } from '../viewer.ts';
