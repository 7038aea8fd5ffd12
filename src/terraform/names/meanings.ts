import type { Value } from '../../model/index.js';
import { accountText } from '../accounts/accounts.js';
import { type Instance, isKnown, knownText } from '../instances/instance.js';
import { isLookup } from '../language/address.js';
import type { Meaning, RootModule } from '../references/root-module.js';
import type { MeaningName } from '../types/property.js';
import { dataSources, type Naming, namingOf } from '../types/resource-types.js';
import { arnOf, idOf, nameOf } from './name.js';

/** Whatever a text in an attribute can mean. */
export const meanings: Readonly<Record<MeaningName, Meaning>> = {
  text: { of: () => undefined },
  'principal-id': { of: () => undefined, isOpaque: true },
  /** The name under which a role is looked up comes from elsewhere. */
  'role-name': {
    of: (root, instance, attribute) =>
      isLookup(instance) && attribute === 'name' && !isKnown(instance, 'name')
        ? undefined
        : nameAs('role', root, instance, attribute),
  },
  'user-name': { of: (root, instance, attribute) => nameAs('user', root, instance, attribute) },
  'group-name': { of: (root, instance, attribute) => nameAs('group', root, instance, attribute) },
  'policy-arn': {
    of: (root, instance) => {
      if (!isNamedAs('policy', instance)) return undefined;
      return isLookup(instance) ? lookedUpPolicy(root, instance) : arnOf(root, instance);
    },
    isOpaque: true,
  },
  /**
   * A principal of a trust policy. What a reference to an ARN is wrapped in leaves no trace: `split(":", arn)[4]` is
   * the whole account, and is taken for the entity that the ARN names.
   */
  'principal-arn': {
    of: (root, instance, attribute) => (isPrincipal(instance, attribute) ? arnOf(root, instance) : undefined),
    holdsRoleNames: true,
  },
  'permission-set-arn': {
    of: (root, instance) => (isNamedAs('permission-set', instance) ? arnOf(root, instance) : undefined),
  },
  'service-control-policy-id': {
    of: (_, instance) => (isNamedAs('service-control-policy', instance) ? idOf(instance) : undefined),
  },
  /** The own account, where only its id is read. */
  'account-id': {
    of: ({ accounts }, instance, attribute) =>
      instance.type === dataSources.callerIdentity && attribute !== 'arn' ? accountText(accounts, instance) : undefined,
  },
};

function isNamedAs(as: Naming['as'], { type }: Instance): boolean {
  return namingOf(type)?.as === as;
}

/** What an attribute of an identity stands for where a name is asked for: its ARN is none, and an apply is refused. */
function nameAs(as: Naming['as'], root: RootModule, instance: Instance, attribute: string | undefined): Value<string> {
  const naming = namingOf(instance.type);
  if (naming?.as !== as) return undefined;
  if (attribute === undefined || naming.names.includes(attribute)) return nameOf(instance);
  return naming.arns.includes(attribute) ? arnOf(root, instance) : undefined;
}

function isPrincipal({ type }: Instance, attribute: string | undefined): boolean {
  const naming = namingOf(type);
  switch (naming?.as) {
    case 'role':
    case 'user':
      return attribute === undefined || !naming.names.includes(attribute);
    case 'saml-provider':
    case 'oidc-provider':
      return true;
    default:
      return false;
  }
}

/**
 * The ARN of a policy that a data source looks up, also where it is looked up only during apply: then by its name.
 * A name that no policy of the plan has is one of AWS's own.
 */
function lookedUpPolicy(root: RootModule, instance: Instance): Value<string> {
  const arn = knownText(instance, 'arn');
  if (arn) return arn;
  const name = knownText(instance, 'name');
  if (!name) return undefined;
  const own = root.instances.policyNamed(name);
  const path = knownText(instance, 'path_prefix') || '/';
  return own ? arnOf(root, own) : `arn:${root.accounts.partition}:iam::aws:policy${path}${name}`;
}
