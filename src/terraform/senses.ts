import { literal, type Value } from '../model/index.js';
import { accountText } from './accounts.js';
import { isLookup } from './address.js';
import { arnOf, nameOf } from './identity.js';
import { attributeOf, type Instance, isKnown } from './instance.js';
import { textOf } from './json.js';
import type { Plan } from './plan.js';
import type { Sense } from './sources.js';

/**
 * The name of a role, whichever of its attributes is read: nothing else of a role can name it. The name under which a
 * role is looked up comes from elsewhere.
 */
export const roleName: Sense = (_, instance, attribute) => {
  if (isLookup(instance) && attribute === 'name' && !isKnown(instance, 'name')) return undefined;
  return instance.type === 'aws_iam_role' || instance.type === 'awscc_iam_role' ? nameOf(instance) : undefined;
};

export const userName: Sense = (_, instance) => (instance.type === 'aws_iam_user' ? nameOf(instance) : undefined);

export const groupName: Sense = (_, instance) => (instance.type === 'aws_iam_group' ? nameOf(instance) : undefined);

export const policyArn: Sense = (plan, instance) => {
  if (instance.type !== 'aws_iam_policy') return undefined;
  return isLookup(instance) ? lookedUpPolicy(plan, instance) : arnOf(plan, instance);
};

/**
 * A principal of a trust policy. What a reference to an ARN is wrapped in leaves no trace: `split(":", arn)[4]` is the
 * whole account, and is taken for the entity that the ARN names.
 */
export const principalArn: Sense = (plan, instance, attribute) =>
  isPrincipal(instance.type, attribute) ? arnOf(plan, instance) : undefined;

export const permissionSetArn: Sense = (plan, instance) =>
  instance.type === 'aws_ssoadmin_permission_set' ? arnOf(plan, instance) : undefined;

/** The own account, where only its id is read. */
export const accountId: Sense = ({ accounts }, instance, attribute) =>
  instance.type === 'aws_caller_identity' && attribute !== 'arn' ? accountText(accounts, instance) : undefined;

/** The id of a user or group of Identity Center: no resource of the model has it. */
export const principalId: Sense = () => undefined;

/** A value of which nothing is known but itself. */
export const anyText: Sense = () => undefined;

function isPrincipal(type: string, attribute: string | undefined): boolean {
  const isProvider = type === 'aws_iam_saml_provider' || type === 'aws_iam_openid_connect_provider';
  const isIdentity = type === 'aws_iam_role' || type === 'awscc_iam_role' || type === 'aws_iam_user';
  return (isIdentity && attribute !== 'id' && attribute !== 'name') || isProvider;
}

/**
 * The ARN of a policy that a data source looks up, also where it is looked up only during apply: then by its name.
 * A name that no policy of the plan has is one of AWS's own.
 */
function lookedUpPolicy(plan: Plan, instance: Instance): Value<string> {
  const arn = textOf(attributeOf(instance, 'arn'));
  if (arn) return literal(arn);
  const name = literal(textOf(attributeOf(instance, 'name')) ?? '');
  if (typeof name !== 'string' || name === '') return undefined;
  const own = plan.instances.policyNamed(name);
  const path = textOf(attributeOf(instance, 'path_prefix')) || '/';
  return own ? arnOf(plan, own) : `arn:${plan.accounts.partition}:iam::aws:policy${path}${name}`;
}
