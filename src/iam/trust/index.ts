export type { TrustSetting } from '../callers/setting.js';
export { analyzeTrust } from './analyze.js';
