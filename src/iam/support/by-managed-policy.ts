import { arnOfSupportPolicy, isSymbolic, supportPolicy } from '../../model/index.js';
import { isOneAccount } from '../text/account.js';
import { type Arn, nameIn, parseArn } from '../text/arn.js';
import { type ManagedPolicyFact, managedPolicy } from './managed-policies.js';

/** What a managed policy counts for. What a policy of the customer's grants is in its text alone. */
export type PolicyFact = Omit<ManagedPolicyFact, 'grants'> & Partial<Pick<ManagedPolicyFact, 'grants'>>;

/**
 * Whether a managed policy, by its ARN, gives the support access that the control asks for.
 *
 * `arn` may be symbolic. AWSSupportAccess counts in any partition; where `partition`, the one deployed to, is known, a
 * literal one that differs from it does not, because IAM finds no such policy there.
 */
export function supportByManagedPolicy(arn: string, partition?: string): PolicyFact {
  const parsed = parseArn(arn);
  const [, name] = /^policy\/(.+)$/s.exec(parsed?.resource ?? '') ?? [];
  if (parsed === undefined || name === undefined || !isPlaced(parsed)) return misspelt(arn);
  if (parsed.account !== 'aws') return isOneAccount(parsed.account) ? byCustomer(name) : misspelt(arn);
  const fact = managedPolicy(name);
  if (fact.answer === 'no' && fact.nearMiss === undefined && isSpeltLikeIt(name)) return byName(name);
  return fact.answer !== 'no' && isElsewhere(parsed.partition, partition) ? elsewhere(name, parsed.partition) : fact;
}

/** Whether an ARN is one that IAM has: of no region, in a partition of AWS's. */
function isPlaced({ partition, service, region }: Arn): boolean {
  return service === 'iam' && region === '' && (isSymbolic(partition) || /^aws(-[a-z]+)*$/.test(partition));
}

/** Whether the last name of a text is the right one but for case, blanks, hyphens and underscores. */
function isSpeltLikeIt(text: string): boolean {
  const [name = ''] = text.trim().split(/[:/]/).slice(-1);
  return name.replace(/[\s_-]/g, '').toLowerCase() === supportPolicy.toLowerCase();
}

function misspelt(text: string): PolicyFact {
  const isRole = /:(?:role|user|group|instance-profile)\//.test(text);
  if (!isSpeltLikeIt(text) || isRole) return { answer: 'no' };
  return { answer: 'no', nearMiss: `\`${text}\` is no ARN of IAM: did you mean \`${arnOfSupportPolicy()}\`?` };
}

function byCustomer(name: string): PolicyFact {
  if (!isSpeltLikeIt(name)) return { answer: 'no' };
  return {
    answer: 'no',
    nearMiss:
      'It is a policy of the account that is merely named AWSSupportAccess; the control asks for the AWS managed one.',
  };
}

/** The right name in the wrong case, or at a path. */
function byName(name: string): PolicyFact {
  const { grants } = managedPolicy(name);
  const what = name.includes('/') ? `at the path ${name}: ${supportPolicy} has none` : `\`${name}\``;
  const nearMiss = `There is no AWS managed policy ${what}: did you mean \`${arnOfSupportPolicy()}\`?`;
  return { answer: 'no', grants, nearMiss };
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
