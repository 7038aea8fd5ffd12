export { analyzeTrust } from './analyze.js';
export type { TrustSetting } from './setting.js';
