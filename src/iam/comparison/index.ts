export { compareTrusts, type TrustChange, type WholeTrust } from './compare-trusts.js';
