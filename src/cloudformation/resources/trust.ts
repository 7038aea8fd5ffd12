import {
  isList,
  isMap,
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
      ? statements.map((statement) => withProvider(statement, reader))
      : withProvider(statements, reader),
  };
}

/**
 * A statement whose federated principal is what a custom resource gives. Before CloudFormation had types for
 * identity providers, and in the CDK still, a lambda makes them: what it gives is then a provider of the account.
 */
function withProvider(statement: Tree, reader: PropertyReader): Tree {
  if (!isMap(statement) || !isMap(statement.Principal) || statement.Principal.Federated === undefined) return statement;
  const { Federated: federated, ...others } = statement.Principal;
  const resolve = (one: Tree): Tree => providerArn(one, statement.Action, reader) ?? one;
  const principal: TreeMap = { ...others, Federated: isList(federated) ? federated.map(resolve) : resolve(federated) };
  return { ...statement, Principal: principal };
}

/** The ARN of the provider: of SAML or OpenID Connect, as the action says. The latter needs its URL. */
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
