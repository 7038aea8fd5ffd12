export { judgeOidc, type OidcProvider } from './oidc.js';
