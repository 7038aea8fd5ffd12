import { isList, isMap, isUnknown, symbol, type Tree, type TreeMap, type Unknown, type Value } from '../model/index.js';
import { documentAt } from './policy-document.js';
import type { Reading } from './reading.js';

/** The trust policy of a role. */
export function trustOf(reading: Reading): Value<Tree> {
  const document = documentAt(reading, 'AssumeRolePolicyDocument');
  if (!isMap(document) || document.Statement === undefined) return document;
  const statements = document.Statement;
  return {
    ...document,
    Statement: isList(statements)
      ? statements.map((statement) => withProvider(statement, reading))
      : withProvider(statements, reading),
  };
}

/**
 * A statement that lets people sign in by SAML through what a custom resource gives: before the provider of SAML
 * was a type of CloudFormation's own, and after, a lambda made it. What it gives is then a provider of the account.
 */
function withProvider(statement: Tree, reading: Reading): Tree {
  if (!isMap(statement) || !isMap(statement.Principal) || !mentionsSaml(statement.Action)) return statement;
  const federated = statement.Principal.Federated;
  if (federated === undefined) return statement;
  const principal: TreeMap = {
    ...statement.Principal,
    Federated: isList(federated) ? federated.map((one) => provider(one, reading)) : provider(federated, reading),
  };
  return { ...statement, Principal: principal };
}

function mentionsSaml(action: Value<Tree>): boolean {
  const actions = isList(action) ? action : [action];
  return actions.some((one) => typeof one === 'string' && one.toLowerCase() === 'sts:assumerolewithsaml');
}

function provider(federated: Tree, reading: Reading): Tree {
  const id = isUnknown(federated) ? customResource(federated, reading) : undefined;
  if (id === undefined) return federated;
  return `arn:${reading.pseudo('AWS::Partition')}:iam::${reading.pseudo('AWS::AccountId')}:saml-provider/${id}`;
}

/** The symbol of the custom resource that an unknown value waits for, if it waits for one alone. */
function customResource({ $waitsFor: [address, ...others] = [] }: Unknown, { stack }: Reading): string | undefined {
  if (address === undefined || others.length > 0 || !address.startsWith(stack.prefix)) return undefined;
  const type = stack.declarations.get(address.slice(stack.prefix.length))?.type;
  return type && /^(Custom::|AWS::CloudFormation::CustomResource$)/.test(type) ? symbol(address) : undefined;
}
