import { isSymbolic } from '../../model/index.js';
import { isAccountId } from '../text/account.js';
import { type Arn, nameIn, parseArn } from '../text/arn.js';
import { managedPolicies, type PolicyFact } from './managed-policies.js';

const RIGHT = 'AWSSupportAccess';

/**
 * Whether a managed policy, by its ARN, gives the support access that the control asks for.
 *
 * `arn` may be symbolic. AWSSupportAccess counts in any partition; where `partition`, the one deployed to, is known, a
 * literal one that differs from it does not, because IAM finds no such policy there.
 */
export function supportByManagedPolicy(arn: string, partition?: string): PolicyFact {
  const parsed = parseArn(arn);
  const [, name] = /^policy\/(.+)$/s.exec(parsed?.resource ?? '') ?? [];
  if (parsed === undefined || name === undefined || parsed.service !== 'iam') return { answer: 'no' };
  if (!isPlaced(parsed)) return misplaced(arn, name);
  if (parsed.account !== 'aws') return isAccountId(parsed.account) ? byCustomer(name) : { answer: 'no' };
  const fact = managedPolicies.get(name) ?? byName(name);
  return fact.answer !== 'no' && isElsewhere(parsed.partition, partition) ? elsewhere(name, parsed.partition) : fact;
}

/** Whether an ARN is one that IAM has: of no region, in a partition of AWS's. */
function isPlaced({ partition, region }: Arn): boolean {
  return region === '' && (isSymbolic(partition) || /^aws(-[a-z]+)*$/.test(partition));
}

function misplaced(arn: string, name: string): PolicyFact {
  if (nameIn(name) !== RIGHT) return { answer: 'no' };
  return {
    answer: 'no',
    nearMiss: `${arn} is no ARN of IAM: it has no region, and its partition is aws, aws-cn, aws-us-gov or another of AWS.`,
  };
}

function byCustomer(name: string): PolicyFact {
  if (nameIn(name) !== RIGHT) return { answer: 'no' };
  return {
    answer: 'no',
    nearMiss:
      'It is a policy of the account that is merely named AWSSupportAccess; the control asks for the AWS managed one.',
  };
}

function byName(name: string): PolicyFact {
  if (nameIn(name) !== RIGHT) return { answer: 'no' };
  return { answer: 'no', nearMiss: `There is no AWS managed policy at the path ${name}; AWSSupportAccess has none.` };
}

function isElsewhere(partition: string, own: string | undefined): boolean {
  return own !== undefined && ![partition, own].some(isSymbolic) && partition !== own;
}

function elsewhere(name: string, partition: string): PolicyFact {
  return {
    answer: 'no',
    nearMiss: `${nameIn(name)} is named in partition ${partition}, which is not the one deployed to: IAM will not find it.`,
  };
}
