import { isUnknown, symbol, type Value } from '../../model/index.js';
import type { Identity, Stack } from '../stack/stack.js';
import type { Declaration } from '../template/declaration.js';
import { type PropertyReader, readerOf } from './property-reader.js';

type Identify = (reader: PropertyReader, name: string) => Identity;

/** How resources of a type are named. */
export interface Naming {
  /** The property that holds the name. */
  readonly property: string;
  /** What the name makes. */
  readonly identify: Identify;
  /** Said of a name that is not known and may have several segments. */
  readonly segments?: string;
}

/** The names of a resource. */
export function identityOf({ property, identify, segments }: Naming, declaration: Declaration, stack: Stack): Identity {
  const reader = readerOf(declaration, stack);
  return identify(reader, known(reader, property) ?? symbolOf(declaration, stack, segments));
}

/** A property that is a text and known; a name that cannot be told is as good as one that AWS chooses. */
function known(reader: PropertyReader, property: string): string | undefined {
  return inIam(reader.text(property));
}

/** Characters of the longest text that names anything in IAM, a path; AWS refuses what is longer. */
const LONGEST = 512;

function inIam(text: Value<string>): string | undefined {
  return isUnknown(text) || (text !== undefined && text.length > LONGEST) ? undefined : text;
}

/** @param segments set where what stands there may have several segments: no logical id has a `/` */
function symbolOf(declaration: Declaration, stack: Stack, segments = ''): string {
  return symbol(stack.prefix + declaration.id + segments);
}

export function identityNamed(kind: string): Identify {
  return (reader, name) => {
    const arn = iamArn(reader, kind, name);
    return { name, arn, reference: name, attributes: new Map([['Arn', arn]]) };
  };
}

export function policyNamed(reader: PropertyReader, name: string): Identity {
  const arn = iamArn(reader, 'policy', name);
  return { name, arn, reference: arn, attributes: new Map([['PolicyArn', arn]]) };
}

export function providerNamed(kind: string): Identify {
  return (reader, name) => {
    const arn = iamArn(reader, kind, withoutScheme(name));
    return { name, arn, reference: arn, attributes: new Map([['Arn', arn]]) };
  };
}

/** The URL of an OpenID Connect provider as its ARN and the keys of conditions have it. */
export function withoutScheme(url: string): string {
  return url.replace(/^https?:\/\//, '');
}

export function permissionSetNamed(reader: PropertyReader, name: string): Identity {
  const arn = `arn:${reader.pseudo('AWS::Partition')}:sso:::permissionSet/${symbolOf(reader.declaration, reader.stack, '/id')}`;
  return { name, arn, attributes: new Map([['PermissionSetArn', arn]]) };
}

/** A policy of an organization goes by the id that AWS gives it. */
export function policyOfOrganization({ declaration, stack }: PropertyReader, name: string): Identity {
  const id = symbolOf(declaration, stack);
  return { name, arn: id, reference: id, attributes: new Map([['Id', id]]) };
}

/** The ARN of something in IAM; a path that cannot be told becomes a part of the symbol. */
function iamArn(reader: PropertyReader, kind: string, name: string): string {
  const path = inIam(reader.text('Path') ?? '/');
  const resource = path === undefined ? symbolOf(reader.declaration, reader.stack, '/path') : `${path.slice(1)}${name}`;
  return `arn:${reader.pseudo('AWS::Partition')}:iam::${reader.pseudo('AWS::AccountId')}:${kind}/${resource}`;
}
