import { type IdentityProvider, isUnknown } from '../../model/index.js';
import { base } from './base.js';
import { withoutScheme } from './identity.js';
import type { Reading } from './reading.js';

/** AWS::IAM::SAMLProvider. */
export function samlProvider(reading: Reading): IdentityProvider {
  return {
    kind: 'identity-provider',
    ...base(reading),
    protocol: 'saml',
    arn: reading.stack.identityOf(reading.declaration.id)?.arn,
    issuer: undefined,
  };
}

/** AWS::IAM::OIDCProvider. */
export function oidcProvider(reading: Reading): IdentityProvider {
  const url = reading.text('Url');
  return {
    kind: 'identity-provider',
    ...base(reading),
    protocol: 'oidc',
    arn: reading.stack.identityOf(reading.declaration.id)?.arn,
    issuer: url === undefined || isUnknown(url) ? url : withoutScheme(url),
  };
}
