import { literal, symbol, type Value } from '../model/index.js';
import { accountText } from './accounts.js';
import { attributeOf, type Instance, isSensitive } from './instance.js';
import { textOf } from './json.js';
import type { Plan } from './plan.js';

/** How the ARN of a type of resource goes on after the account, and which attribute names the resource. */
interface Naming {
  readonly name: string;
  readonly resource: (name: string, path: string) => string;
}

const namings: ReadonlyMap<string, Naming> = new Map<string, Naming>([
  ['aws_iam_role', { name: 'name', resource: (name, path) => `role${path}${name}` }],
  ['awscc_iam_role', { name: 'role_name', resource: (name, path) => `role${path}${name}` }],
  ['aws_iam_user', { name: 'name', resource: (name, path) => `user${path}${name}` }],
  ['aws_iam_group', { name: 'name', resource: (name, path) => `group${path}${name}` }],
  ['aws_iam_policy', { name: 'name', resource: (name, path) => `policy${path}${name}` }],
  ['aws_iam_saml_provider', { name: 'name', resource: (name) => `saml-provider/${name}` }],
  ['aws_iam_openid_connect_provider', { name: 'url', resource: (url) => `oidc-provider/${withoutScheme(url)}` }],
]);

/** The attribute that names an instance. */
export function nameAttribute({ type }: Instance): string {
  return namings.get(type)?.name ?? 'name';
}

/** The name of an instance, or the symbol of its address where AWS or a later step will choose it, or it is sensitive. */
export function nameOf(instance: Instance): Value<string> {
  const attribute = nameAttribute(instance);
  const name = textOf(attributeOf(instance, attribute));
  return name && !isSensitive(instance, attribute) ? literal(name) : symbol(instance.address);
}

/**
 * The ARN of an instance: the one the document gives, or else the one that AWS will give it, with symbols for what
 * is open or sensitive (forms of ARNs: the IAM page "IAM identifiers").
 */
export function arnOf({ accounts }: Plan, instance: Instance): Value<string> {
  const known = textOf(attributeOf(instance, 'arn'));
  const isHidden = ['arn', 'path', nameAttribute(instance)].some((attribute) => isSensitive(instance, attribute));
  if (known && !isHidden) return literal(known);
  if (instance.type === 'aws_ssoadmin_permission_set')
    return `arn:${accounts.partition}:sso:::permissionSet/${symbol(instance.address)}`;
  const name = nameOf(instance);
  const naming = namings.get(instance.type);
  if (!naming || typeof name !== 'string') return name;
  const account = accountText(accounts, instance);
  return `arn:${accounts.partition}:iam::${account}:${naming.resource(name, pathOf(instance))}`;
}

/** The path in the ARN of an instance. */
function pathOf(instance: Instance): string {
  const path = textOf(attributeOf(instance, 'path')) || '/';
  return path !== '/' && isSensitive(instance, 'path') ? `/${symbol(`${instance.address}.path`)}/` : path;
}

/** Issuer of an OpenID Connect provider as its ARN has it: the URL without its scheme. */
export function withoutScheme(url: string): string {
  return url.replace(/^https?:\/\//, '');
}
