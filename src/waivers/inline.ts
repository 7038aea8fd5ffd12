import { type Document, isMap, type Json, type Path } from '../model/index.js';
import { ignoreComments } from './comments.js';
import type { Waiver } from './waiver.js';

/** What a template says of one of its own resources: that a rule is not to count there. */
export interface InlineIgnore {
  readonly input: string;
  /** Logical id of the resource; absent where it stands at none. */
  readonly id?: string;
  /** Where it is written. */
  readonly path: Path;
  /** As written; nothing where it is not readable. */
  readonly rule?: string;
  readonly reason?: string;
}

/**
 * The ignores in a template: `Metadata: {rolecall: {ignore: [{rule, reason}]}}` of a resource, and comments
 * `# rolecall: ignore[rule] reason` on the line of its logical id or right above it.
 *
 * @param text of the input that the document is in.
 */
export function inlineIgnores(document: Document, text: string): InlineIgnore[] {
  const { kind, input, data } = document;
  if (kind !== 'cloudformation' || !text.includes('rolecall')) return [];
  const ids = Object.keys(entry(data, 'Resources') ?? {});
  return [
    ...ids.flatMap((id) => inMetadata(entry(entry(data, 'Resources'), id), id).map((one) => ({ ...one, input, id }))),
    ...ignoreComments(document, ids, text).map((one) => ({
      ...one,
      input,
      path: one.id === undefined ? [] : ['Resources', one.id],
    })),
  ];
}

/** An entry of a mapping; nothing where it is none. */
function entry(from: Json | undefined, key: string): Json | undefined {
  return isMap(from) && Object.hasOwn(from, key) ? (from as { readonly [key: string]: Json })[key] : undefined;
}

function inMetadata(resource: Json | undefined, id: string): Pick<InlineIgnore, 'path' | 'rule' | 'reason'>[] {
  const said = entry(entry(resource, 'Metadata'), 'rolecall');
  if (said === undefined) return [];
  const path = ['Resources', id, 'Metadata', 'rolecall'];
  const list = entry(said, 'ignore');
  if (!Array.isArray(list)) return [{ path }];
  return list.map((one: Json, i) => ({ path: [...path, 'ignore', i], ...text('rule', one), ...text('reason', one) }));
}

function text<K extends string>(key: K, from: Json): { readonly [key in K]?: string } {
  const value = entry(from, key);
  return (typeof value === 'string' && value.trim() !== '' ? { [key]: value } : {}) as { readonly [key in K]?: string };
}

/** What decides whether an ignore has an effect. */
export interface IgnoreSetting {
  /** Whether there is a rule of this id. */
  readonly isRule: (id: string) => boolean;
  /** Rules that no ignore lets through. */
  readonly locked: readonly string[];
}

/**
 * Where a template names the construct of a resource. What an app acknowledges of a construct is written at all of
 * its resources, most of which do not need it.
 */
const CONSTRUCT = 'aws:cdk:path';

/** The waiver that an ignore is; one with a flaw where it cannot have an effect. */
export function inlineWaiver(ignore: InlineIgnore, setting: IgnoreSetting): Waiver {
  const { input, id, path, rule = '', reason = '' } = ignore;
  const flaw = flawOf(ignore, setting);
  return {
    rule,
    waived: { reason },
    title: `the ignore${rule === '' ? '' : ` of \`${rule}\``}${id === undefined ? '' : ` at \`${id}\``}`,
    place: { input, path, ...(id === undefined ? {} : { address: id }) },
    input,
    covers: ({ about, place }) => about !== 'scope' && place.path[0] === 'Resources' && place.path[1] === id,
    mayBeIdle: path.at(-1) === CONSTRUCT,
    ...(flaw === undefined ? {} : { flaw }),
  };
}

function flawOf({ id, rule, reason }: InlineIgnore, { isRule, locked }: IgnoreSetting): string | undefined {
  if (id === undefined) return 'it stands neither on the line of a logical id nor right above one';
  if (rule === undefined) return 'it names no rule; it is written as `ignore: [{rule: ..., reason: ...}]`';
  if (!isRule(rule)) return 'there is no such rule';
  if (locked.includes(rule)) return 'the configuration locks the rule';
  return reason === undefined ? 'it gives no reason' : undefined;
}
