import type { Gap } from '../model/index.js';
import { type Entry, instancesOf } from './entry.js';

/** What deploys the resources of a CloudFormation template, which a plan and a state do not list. */
const DEPLOYS_A_TEMPLATE =
  /^(aws|awscc|aws_serverlessapplicationrepository)_cloudformation_(stack|stack_set|stack_set_instance|stack_instances)$/;

/** What is or may be there of CloudFormation stacks and stack sets: their templates may hold a role. */
export function deployedTemplates(entries: readonly Entry[]): readonly Gap[] {
  return instancesOf(entries.filter(({ type, isLookup }) => !isLookup && DEPLOYS_A_TEMPLATE.test(type)))
    .filter(({ exists, deposed }) => exists.answer !== 'no' && deposed === '')
    .map(({ address, path }) => ({
      code: 'template-deployed',
      message: `\`${address}\` deploys a CloudFormation template, and what that holds does not show here: scan the template as well.`,
      address,
      path,
    }));
}
