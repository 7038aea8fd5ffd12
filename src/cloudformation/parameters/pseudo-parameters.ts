import {
  ownAccount,
  ownPartition,
  ownRegion,
  partitionOfRegion,
  symbol,
  type Tree,
  unknown,
} from '../../model/index.js';
import type { TemplateSetting } from '../template/setting.js';

/**
 * The values of the pseudo parameters; `AWS::NoValue` is none of them. A region tells its partition. What the setting
 * does not say stays symbolic.
 * @param prefix of the addresses in this stack: every nested stack has a name of its own
 */
export function pseudoParameters(given: TemplateSetting, prefix: string): ReadonlyMap<string, Tree> {
  const { region, partition = region === undefined ? undefined : partitionOfRegion(region) } = given;
  const setting = { ...given, partition };
  return new Map<string, Tree>([
    ['AWS::AccountId', setting.account ?? ownAccount],
    ['AWS::Partition', setting.partition ?? ownPartition],
    ['AWS::Region', setting.region ?? ownRegion],
    ['AWS::URLSuffix', urlSuffix(setting.partition)],
    ['AWS::StackName', symbol(`${prefix}stack-name`)],
    ['AWS::StackId', stackId(setting, prefix)],
    ['AWS::NotificationARNs', unknown('the notification topics are given at deployment')],
  ]);
}

/** The ARN of the stack. Names with `-` are none that a resource of a template can have. */
function stackId({ partition, region, account }: TemplateSetting, prefix: string): string {
  const place = [partition ?? ownPartition, 'cloudformation', region ?? ownRegion, account ?? ownAccount].join(':');
  return `arn:${place}:stack/${symbol(`${prefix}stack-name`)}/${symbol(`${prefix}stack-uuid`)}`;
}

/** Service principals end in `amazonaws.com` everywhere but in China, where most go by either name. */
function urlSuffix(partition: string | undefined): string {
  return partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
}
