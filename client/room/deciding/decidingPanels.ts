/** The forms of what is decided, as one piece to load. */
import './deciding.css';

export { DecisionsPanel } from './DecisionsPanel.tsx';
export { DissentPanel } from './DissentPanel.tsx';
export { ParentsPanel } from './ParentsPanel.tsx';
export { ViewsPanel } from './ViewsPanel.tsx';
