import {
  isList,
  isMap,
  isSymbolic,
  isUnknown,
  symbol,
  type Tree,
  type TreeMap,
  type Unknown,
  type Value,
} from '../../model/index.js';
import { type Declaration, isCustom } from '../template/declaration.js';
import { scalarText } from '../template/json.js';
import { withoutScheme } from './naming.js';
import { documentAt } from './policy-document.js';
import { type PropertyReader, readerOf } from './property-reader.js';

/** The trust policy of a role. */
export function trustOf(reader: PropertyReader, property: string): Value<Tree> {
  const document = documentAt(reader, property);
  if (!isMap(document) || document.Statement === undefined) return document;
  const statements = document.Statement;
  return {
    ...document,
    Statement: isList(statements)
      ? statements.map((statement) => withPrincipals(statement, reader))
      : withPrincipals(statements, reader),
  };
}

/** A statement with what is known here of its principals. */
function withPrincipals(statement: Tree, reader: PropertyReader): Tree {
  if (!isMap(statement) || !isMap(statement.Principal)) return statement;
  const { AWS: entities, Federated: federated } = statement.Principal;
  const principal: TreeMap = {
    ...statement.Principal,
    ...(entities !== undefined && { AWS: ofEach(entities, (one) => nameIn(one, reader) ?? one) }),
    ...(federated !== undefined && {
      Federated: ofEach(federated, (one) => providerArn(one, statement.Action, reader) ?? one),
    }),
  };
  return { ...statement, Principal: principal };
}

function ofEach(principals: Tree, make: (principal: Tree) => Tree): Tree {
  return isList(principals) ? principals.map(make) : make(principals);
}

/**
 * What `Ref` gives of a role, user or group of the template: its name, which is no principal, whatever AWS makes of it.
 * The logical id stands in for it, as no ARN looks like one.
 */
function nameIn(principal: Tree, { stack }: PropertyReader): string | undefined {
  if (typeof principal !== 'string' || !isSymbolic(principal)) return undefined;
  const id = principal.slice(symbol(stack.prefix).length - 1, -1);
  const { name, reference } = stack.identityOf(id) ?? {};
  return principal === symbol(stack.prefix + id) && principal === name && principal === reference ? id : undefined;
}

/**
 * The ARN of a federated principal that a custom resource gives. Before CloudFormation had types for identity
 * providers, and in the CDK still, a lambda makes them: what it gives is then a provider of the account, of SAML or
 * OpenID Connect, as the action says. The latter needs its URL.
 */
function providerArn(federated: Tree, action: Value<Tree>, reader: PropertyReader): string | undefined {
  const custom = isUnknown(federated) ? customResource(federated, reader) : undefined;
  if (!custom) return undefined;
  const actions = (isList(action) ? action : [action]).map((one) => scalarText(one)?.toLowerCase());
  const account = `arn:${reader.pseudo('AWS::Partition')}:iam::${reader.pseudo('AWS::AccountId')}`;
  if (actions.includes('sts:assumerolewithsaml')) {
    return `${account}:saml-provider/${symbol(reader.stack.prefix + custom.id)}`;
  }
  const url = readerOf(custom, reader.stack).text('Url');
  const isOpenId = actions.includes('sts:assumerolewithwebidentity') && typeof url === 'string';
  return isOpenId ? `${account}:oidc-provider/${withoutScheme(url)}` : undefined;
}

/** The custom resource that an unknown value waits for, if it waits for one alone. */
function customResource(
  { $waitsFor: [address, ...others] = [] }: Unknown,
  { stack }: PropertyReader,
): Declaration | undefined {
  if (address === undefined || others.length > 0 || !address.startsWith(stack.prefix)) return undefined;
  const declaration = stack.declarations.get(address.slice(stack.prefix.length));
  return declaration && isCustom(declaration) ? declaration : undefined;
}
