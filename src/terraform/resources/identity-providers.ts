import type { IdentityProvider } from '../../model/index.js';
import { text } from '../attribute.js';
import { arnOf, withoutScheme } from '../identity.js';
import { anyText } from '../senses.js';
import { common, type Row } from './subject.js';

export function samlProvider(row: Row): IdentityProvider {
  return {
    ...common(row, { arn: 'name' }),
    kind: 'identity-provider',
    protocol: 'saml',
    arn: arnOf(row.plan, row.instance),
    issuer: undefined,
  };
}

export function openIdProvider(row: Row): IdentityProvider {
  const url = text(row, 'url', anyText);
  return {
    ...common(row, { arn: 'url', issuer: 'url' }),
    kind: 'identity-provider',
    protocol: 'oidc',
    arn: arnOf(row.plan, row.instance),
    issuer: typeof url === 'string' ? withoutScheme(url) : url,
  };
}
