import { literal, symbol, type Value } from '../../model/index.js';
import { accountText } from '../accounts/accounts.js';
import { type Instance, isSensitive, knownText } from '../instances/instance.js';
import type { RootModule } from '../references/root-module.js';
import { type Naming, namingOf } from '../types/resource-types.js';

/** How ARNs of IAM go on after the account (the IAM page "IAM identifiers"). */
const resourcePart: Readonly<
  Record<Exclude<Naming['as'], 'permission-set' | 'service-control-policy'>, (name: string, path: string) => string>
> = {
  role: (name, path) => `role${path}${name}`,
  user: (name, path) => `user${path}${name}`,
  group: (name, path) => `group${path}${name}`,
  policy: (name, path) => `policy${path}${name}`,
  'saml-provider': (name) => `saml-provider/${name}`,
  'oidc-provider': (url) => `oidc-provider/${withoutScheme(url)}`,
};

/** The attribute that names an instance. */
export function nameAttribute({ type }: Instance): string {
  return namingOf(type)?.by ?? 'name';
}

/** The attributes of which the ARN of an instance is made, and those that hold it. */
export function arnAttributes(instance: Instance): readonly string[] {
  return [...(namingOf(instance.type)?.arns ?? ['arn']), 'path', nameAttribute(instance)];
}

/**
 * The name of an instance, or the symbol of its address where AWS or a later step will choose it, or it is sensitive.
 */
export function nameOf(instance: Instance): Value<string> {
  const attribute = nameAttribute(instance);
  const name = knownText(instance, attribute);
  return name && !isSensitive(instance, attribute) ? name : symbol(instance.address);
}

/** The id of an instance, or the symbol of its address where AWS will choose it. */
export function idOf(instance: Instance): Value<string> {
  return knownText(instance, 'id') || symbol(instance.address);
}

/**
 * The ARN of an instance: the one the document gives, or else the one that AWS will give it, with symbols for what
 * is open or sensitive.
 */
export function arnOf(root: RootModule, instance: Instance): Value<string> {
  const naming = namingOf(instance.type);
  const known = knownText(instance, naming?.arns[0] ?? 'arn');
  const isHidden = arnAttributes(instance).some((attribute) => isSensitive(instance, attribute));
  return known && !isHidden ? literal(known) : arnToBe(root, instance, naming);
}

function arnToBe({ accounts }: RootModule, instance: Instance, naming: Naming | undefined): Value<string> {
  if (naming?.as === 'permission-set')
    return `arn:${accounts.partition}:sso:::permissionSet/${symbol(instance.address)}`;
  const name = nameOf(instance);
  if (!naming || naming.as === 'service-control-policy' || typeof name !== 'string') return name;
  const account = accountText(accounts, instance);
  return `arn:${accounts.partition}:iam::${account}:${resourcePart[naming.as](name, pathOf(instance))}`;
}

/** The path in the ARN of an instance. */
function pathOf(instance: Instance): string {
  const path = knownText(instance, 'path') || '/';
  return path !== '/' && isSensitive(instance, 'path') ? `/${symbol(`${instance.address}.path`)}/` : path;
}

/** Issuer of an OpenID Connect provider as its ARN has it: the URL without its scheme. */
export function withoutScheme(url: string): string {
  return url.replace(/^https?:\/\//, '');
}
