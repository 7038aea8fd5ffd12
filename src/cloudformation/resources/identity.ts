import { isUnknown, symbol } from '../../model/index.js';
import type { Stack } from '../stack/stack.js';
import type { Declaration } from '../template/declaration.js';
import { type Reading, read } from './reading.js';

/** What a resource is called in IAM: literal where the template says it, symbolic where AWS chooses. */
export interface Identity {
  readonly name: string;
  readonly arn: string;
  /** The value of `Ref`; nothing where it is known only after the deployment. */
  readonly reference?: string;
  /** The values of `Fn::GetAtt`, by attribute. */
  readonly attributes: ReadonlyMap<string, string>;
}

type Identify = (reading: Reading, name: string) => Identity;

interface Naming {
  /** The property that holds the name. */
  readonly property: string;
  /** What the name makes. */
  readonly identify: Identify;
  /** Said of a name that is not known and may have several segments. */
  readonly segments?: string;
}

/** How resources are named, by type. */
const types: ReadonlyMap<string, Naming> = new Map<string, Naming>([
  ['AWS::IAM::Role', { property: 'RoleName', identify: principal('role') }],
  ['AWS::IAM::User', { property: 'UserName', identify: principal('user') }],
  ['AWS::IAM::Group', { property: 'GroupName', identify: principal('group') }],
  ['AWS::IAM::ManagedPolicy', { property: 'ManagedPolicyName', identify: managedPolicy }],
  ['AWS::IAM::SAMLProvider', { property: 'Name', identify: provider('saml-provider') }],
  ['AWS::IAM::OIDCProvider', { property: 'Url', identify: provider('oidc-provider'), segments: '/url' }],
  ['AWS::SSO::PermissionSet', { property: 'Name', identify: permissionSet }],
]);

/** The names of a resource; nothing where its type has none. */
export function identify(id: string, stack: Stack): Identity | undefined {
  const declaration = stack.declarations.get(id);
  const type = types.get(declaration?.type ?? '');
  if (!declaration || !type) return undefined;
  const reading = read(declaration, stack);
  return type.identify(reading, known(reading, type.property) ?? symbolOf(declaration, stack, type.segments));
}

/** A property that is a text and known; a name that cannot be told is as good as one that AWS chooses. */
function known(reading: Reading, property: string): string | undefined {
  const text = reading.text(property);
  return isUnknown(text) ? undefined : text;
}

/** @param segments set where what stands there may have several segments: no logical id has a `/` */
function symbolOf(declaration: Declaration, stack: Stack, segments = ''): string {
  return symbol(stack.prefix + declaration.id + segments);
}

function principal(kind: string): Identify {
  return (reading, name) => {
    const arn = iamArn(reading, kind, name);
    return { name, arn, reference: name, attributes: new Map([['Arn', arn]]) };
  };
}

function managedPolicy(reading: Reading, name: string): Identity {
  const arn = iamArn(reading, 'policy', name);
  return { name, arn, reference: arn, attributes: new Map([['PolicyArn', arn]]) };
}

function provider(kind: string): Identify {
  return (reading, name) => {
    const arn = iamArn(reading, kind, withoutScheme(name));
    return { name, arn, reference: arn, attributes: new Map([['Arn', arn]]) };
  };
}

/** The URL of an OpenID Connect provider as its ARN and the keys of conditions have it. */
export function withoutScheme(url: string): string {
  return url.replace(/^https?:\/\//, '');
}

function permissionSet(reading: Reading, name: string): Identity {
  const arn = `arn:${reading.pseudo('AWS::Partition')}:sso:::permissionSet/${symbolOf(reading.declaration, reading.stack, '/id')}`;
  return { name, arn, attributes: new Map([['PermissionSetArn', arn]]) };
}

/** The ARN of something in IAM; a path that cannot be told becomes a part of the symbol. */
function iamArn(reading: Reading, kind: string, name: string): string {
  const path = reading.text('Path');
  const resource = isUnknown(path)
    ? symbolOf(reading.declaration, reading.stack, '/path')
    : `${(path ?? '/').slice(1)}${name}`;
  return `arn:${reading.pseudo('AWS::Partition')}:iam::${reading.pseudo('AWS::AccountId')}:${kind}/${resource}`;
}
