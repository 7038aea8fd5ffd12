import { type Answer, isSymbolic } from '../../model/index.js';
import { type Test, valueGlob } from '../conditions/index.js';
import { type Glob, globOf, isExact, literalPart, overlap } from '../text/glob.js';
import { arePartitionsApart } from '../text/partition.js';

/**
 * Domains of sign-in endpoints by partition (IAM User Guide, id_roles_providers_create_saml_assertions; those of China
 * and of the sovereign clouds are not confirmed).
 */
const DOMAINS = [
  ['aws', 'aws.amazon.com'],
  ['aws-cn', 'amazonaws.cn'],
  ['aws-us-gov', 'amazonaws-us-gov.com'],
  ['aws-eusc', 'amazonaws-eusc.eu'],
  // One for several partitions.
  [undefined, '*.ic.gov'],
  [undefined, '*.sgov.gov'],
] as const;

interface Endpoint {
  readonly partition: string | undefined;
  readonly address: Glob;
}

/** Addresses of sign-in endpoints, each of every region or none and of one provider or any. */
const ENDPOINTS: readonly Endpoint[] = DOMAINS.flatMap(([partition, domain]) =>
  ['', '*.'].flatMap((region) =>
    ['', '/acs/*'].map((rest) => ({
      partition,
      address: globOf(`https://${region}signin.${domain}/saml${rest}`, { wildcards: true, variables: false }),
    })),
  ),
);

/** Whether an assertion for some endpoint of the partition may hold the value. What AWS fills in may be any text. */
export function mayBeEndpoint(test: Test, value: string, ours: string | undefined): boolean {
  const glob = valueGlob(test, value).flatMap((token) => (isSymbolic(token) ? ANYTHING : [token]));
  return ENDPOINTS.some(({ partition, address }) => !arePartitionsApart(partition, ours) && overlap(glob, address));
}

const ANYTHING = globOf('*', { wildcards: true, variables: false });

/** The audience is the address of a sign-in endpoint: a pattern must hold at least that much. */
export function tellsEndpoint(test: Test, value: string): Answer {
  if (test.operator.reads === 'other') return 'no';
  const glob = valueGlob(test, value);
  return isExact(glob) || literalPart(glob).includes('signin') ? 'yes' : 'no';
}
