import type { Path, Unknown } from '../../model/index.js';
import type { JsonMap } from './json.js';

/** A resource as a template declares it, loops unrolled. */
export interface Declaration {
  /** Logical id. */
  readonly id: string;
  /** `AWS::IAM::Role`. */
  readonly type: string;
  /** The name of the condition under which it is made. */
  readonly condition?: string;
  /** Why nothing about it is certain: CloudFormation refuses it, or a macro may change it. */
  readonly doubt?: string;
  /** The resources that it says to depend on. */
  readonly dependsOn: readonly string[];
  readonly properties: JsonMap;
  /** Why there may be other properties; nothing where these are all. */
  readonly others?: Unknown;
  /** Whether it may list managed policies of AWS by their names: so does what the serverless transform makes. */
  readonly namesPolicies?: true;
  /** Where it stands in the template. */
  readonly path: Path;
}

/** Whether a lambda makes a resource at deployment, by whatever properties it is given. */
export function isCustom({ type }: Declaration): boolean {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';
}
