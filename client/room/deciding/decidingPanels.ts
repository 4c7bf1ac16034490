/** The forms of what is decided, as one piece to load. */
export { DecisionsPanel } from './DecisionsPanel.tsx';
export { DissentPanel } from './DissentPanel.tsx';
export { ViewsPanel } from './ViewsPanel.tsx';
