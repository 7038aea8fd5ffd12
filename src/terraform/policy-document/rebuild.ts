import { type Tree, type Unknown, unknown } from '../../model/index.js';
import { openValues } from '../attribute.js';
import { attributeOf, type Instance, markOf } from '../instance.js';
import { listOf, mapOf, textOf } from '../json.js';
import { blockOf, type Plan } from '../plan.js';
import { type Sense, sourcesOf } from '../sources.js';
import { type Draft, documentOf, draftOf, merge } from './merge.js';
import { statementOf } from './statement.js';
import { policyOfText } from './text.js';

/** No document is put together from more layers of others; one that was made by hand may hold itself. */
const mostLayers = 5;

/** A policy document: what its JSON says where that is known, or what a deferred `aws_iam_policy_document` will say. */
export const policyDocument: Sense = documentSense(mostLayers);

function documentSense(layers: number): Sense {
  return (plan, instance, attribute) => {
    if (instance.type !== 'aws_iam_policy_document') return undefined;
    const json = textOf(attributeOf(instance, attribute ?? 'json'));
    if (json !== undefined) return policyOfText(json);
    return layers > 0 ? documentOf(rebuild(plan, instance, layers)) : unknown('it is made of too many documents');
  };
}

/**
 * The document of a data source that is read only during apply. Its JSON is unknown then, but its statements are
 * written out in the plan. Source documents come first, then its own statements, then the overriding documents.
 */
function rebuild(plan: Plan, instance: Instance, layers: number): Draft {
  const documents = (argument: string) => draftsOf(plan, instance, argument, documentSense(layers - 1));
  const version = textOf(attributeOf(instance, 'version')) ?? '2012-10-17';
  return [
    ...documents('source_json'),
    ...documents('source_policy_documents'),
    { version, statements: ownStatements(plan, instance) },
    ...documents('override_policy_documents'),
    ...documents('override_json'),
  ].reduce<Draft>(merge, { version: '', statements: [] });
}

function ownStatements(plan: Plan, instance: Instance): readonly Tree[] {
  const marks = markOf(instance, 'statement');
  if (marks === true) return [unknown('its statements are known only after apply')];
  const values = listOf(attributeOf(instance, 'statement'));
  const written = listOf(mapOf(blockOf(plan, instance)?.expressions).statement);
  return values.map((value, index) => {
    const mark = listOf(marks)[index];
    if (mark === true) return unknown('the statement is known only after apply');
    const expressions = written.length === values.length ? mapOf(written[index]) : {};
    return statementOf({ plan, instance, values: mapOf(value), mark: mapOf(mark), expressions });
  });
}

/** The documents that an argument holds: a text or a list of texts. */
function draftsOf(plan: Plan, instance: Instance, argument: string, sense: Sense): readonly (Draft | Unknown)[] {
  const mark = markOf(instance, argument);
  const value = attributeOf(instance, argument);
  const texts = Array.isArray(value) ? value : [value];
  const marks = Array.isArray(mark) ? mark : [mark];
  const holes = texts.filter((_, index) => marks[index] === true).length;
  const open = holes > 0 ? [...openValues(plan, holes, sourcesOf(plan, instance, argument), sense)] : [];
  return texts.flatMap((text, index) => {
    if (marks[index] === true) return [draftOf(open.shift() ?? null)];
    return typeof text === 'string' && text !== '' ? [draftOf(text)] : [];
  });
}
