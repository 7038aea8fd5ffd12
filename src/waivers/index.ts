export { applyWaivers, type WaiverSetting } from './apply.js';
export { type BaselineSetting, baselineOf, baselineWaiver, readBaseline } from './baseline.js';
export { readIgnore } from './comments.js';
export { declaredWaiver, type WaiverDeclaration } from './declared.js';
export { type IgnoreSetting, inlineIgnores, inlineWaiver } from './inline.js';
export { waiverRules } from './notices.js';
export type { ScopeFindings, Waiver } from './waiver.js';
