export { judgeOidc, type OidcProvider } from './judge.js';
