import { isList, isSymbolic, isUnknown, type Tree, type Value } from '../../model/index.js';

const jobFunctions = new Set([
  'Billing',
  'DatabaseAdministrator',
  'NetworkAdministrator',
  'SupportUser',
  'SystemAdministrator',
  'ViewOnlyAccess',
]);

/**
 * Managed policies as the serverless transform takes them: what is named without an ARN, it looks up among those of
 * AWS.
 * @param policies a list of texts, of which any part may be unknown
 */
export function withArns(policies: Value<Tree>, partition: string): Value<Tree> {
  if (isList(policies)) return policies.map((policy) => withArns(policy, partition) ?? null);
  if (isUnknown(policies)) {
    const { $oneOf: candidates, ...why } = policies;
    return candidates ? { ...why, $oneOf: candidates.map((one) => withArns(one, partition) ?? null) } : why;
  }
  return typeof policies === 'string' && !policies.includes(':') && !isSymbolic(policies)
    ? arnOf(policies, partition)
    : policies;
}

function arnOf(name: string, partition: string): string {
  return `arn:${partition}:iam::aws:policy/${jobFunctions.has(name) ? 'job-function/' : ''}${name}`;
}
