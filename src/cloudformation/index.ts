export { normalize } from './normalize.js';
export type { TemplateSetting } from './setting.js';
