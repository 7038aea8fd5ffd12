export { inert, inertMarkup } from './commands.js';
export { safeJson, safeLine } from './safe-json.js';
export { visible, visibleLines } from './visible.js';
