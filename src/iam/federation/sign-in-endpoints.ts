import { type Answer, isSymbolic } from '../../model/index.js';
import { type Test, valueGlob } from '../conditions/index.js';
import { type Glob, globOf, isExact, literalPart, overlap } from '../text/glob.js';

/**
 * Addresses of sign-in endpoints, each of every region or none and of one provider or any (IAM User Guide,
 * id_roles_providers_create_saml_assertions; those of China and of the sovereign clouds are not confirmed).
 */
const ENDPOINTS: readonly Glob[] = [
  'aws.amazon.com',
  'amazonaws.cn',
  'amazonaws-us-gov.com',
  'amazonaws-eusc.eu',
  '*.ic.gov',
  '*.sgov.gov',
].flatMap((domain) =>
  ['', '*.'].flatMap((region) =>
    ['', '/acs/*'].map((rest) =>
      globOf(`https://${region}signin.${domain}/saml${rest}`, { wildcards: true, variables: false }),
    ),
  ),
);

/** Whether an assertion for some endpoint may hold the value. What AWS fills in may be any text. */
export function mayBeEndpoint(test: Test, value: string): boolean {
  const glob = valueGlob(test, value).flatMap((token) => (isSymbolic(token) ? ANYTHING : [token]));
  return ENDPOINTS.some((endpoint) => overlap(glob, endpoint));
}

const ANYTHING = globOf('*', { wildcards: true, variables: false });

/** The audience is the address of a sign-in endpoint: a pattern must hold at least that much. */
export function tellsEndpoint(test: Test, value: string): Answer {
  if (test.operator.reads === 'other') return 'no';
  const glob = valueGlob(test, value);
  return isExact(glob) || literalPart(glob).includes('signin') ? 'yes' : 'no';
}
