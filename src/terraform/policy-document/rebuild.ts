import { isUnknown, type Tree, type Unknown, unknown } from '../../model/index.js';
import { attributeOf, type Instance, knownText } from '../instances/instance.js';
import { listOf, mapOf } from '../language/json.js';
import { policyOfText } from '../language/policy-text.js';
import { sourcesOf } from '../references/candidates.js';
import { isAfterApply, resolveElements } from '../references/resolve.js';
import { blockOf, type Meaning, type RootModule } from '../references/root-module.js';
import { dataSources } from '../types/resource-types.js';
import { type Draft, documentOf, draftOf, merge } from './merge.js';
import { statementOf } from './statement.js';

/** No document is put together from more layers of others; one that was made by hand may hold itself. */
const mostLayers = 5;

/** A policy document: what its JSON says where that is known, or what a deferred `aws_iam_policy_document` will say. */
export const policyDocument: Meaning = documentMeaning(mostLayers);

function documentMeaning(layers: number): Meaning {
  return {
    of: (root, instance, attribute) => {
      if (instance.type !== dataSources.policyDocument) return undefined;
      const json = attributeOf(instance, attribute ?? 'json');
      if (json !== undefined && json !== null && !isUnknown(json)) return documentIn(json);
      return layers > 0 ? documentOf(rebuild(root, instance, layers)) : unknown('it is made of too many documents');
    },
  };
}

/** The document that an attribute holds: a JSON text, or its data where parts of it are unknown. */
export function documentIn(value: Tree): Tree {
  return typeof value === 'string' ? policyOfText(value) : value;
}

/** Arguments through which one policy document takes up another, with what lies below its own statements first. */
export const layersOfDocument = [
  'source_json',
  'source_policy_documents',
  'override_policy_documents',
  'override_json',
] as const;

/**
 * The document of a data source that is read only during apply. Its JSON is unknown then, but its statements are
 * written out in the plan. Source documents come first, then its own statements, then the overriding documents.
 */
function rebuild(root: RootModule, instance: Instance, layers: number): Draft {
  const documents = (argument: string) => draftsOf(root, instance, argument, documentMeaning(layers - 1));
  const [json, sources, overrides, overridingJson] = layersOfDocument;
  const version = knownText(instance, 'version') ?? '2012-10-17';
  return [
    ...documents(json),
    ...documents(sources),
    { version, statements: ownStatements(root, instance) },
    ...documents(overrides),
    ...documents(overridingJson),
  ].reduce<Draft>(merge, { version: '', statements: [] });
}

function ownStatements(root: RootModule, instance: Instance): readonly Tree[] {
  const value = attributeOf(instance, 'statement');
  if (isUnknown(value)) return [isAfterApply(value) ? unknown('its statements are known only after apply') : value];
  const statements = Array.isArray(value) ? value : [];
  const written = listOf(mapOf(blockOf(root, instance)?.expressions).statement);
  return statements.map((statement: Tree, index) => {
    if (isUnknown(statement))
      return isAfterApply(statement) ? unknown('the statement is known only after apply') : statement;
    const expressions = written.length === statements.length ? mapOf(written[index]) : {};
    return statementOf({ root, instance, values: statement, expressions });
  });
}

/** The documents that an argument holds: a text or a list of texts. */
function draftsOf(
  root: RootModule,
  instance: Instance,
  argument: string,
  meaning: Meaning,
): readonly (Draft | Unknown)[] {
  const value = attributeOf(instance, argument);
  const texts: readonly Tree[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return resolveElements(root, instance, texts, () => sourcesOf(root, instance, argument), meaning)
    .filter((text) => text !== null && text !== '' && typeof text !== 'number' && typeof text !== 'boolean')
    .map(draftOf);
}
