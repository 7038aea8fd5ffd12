import { type Document, type InlineIgnore, isDay, isMap, type Json, type Place, pointer } from '../model/index.js';
import { ignoreComments } from './comments.js';
import type { Waiver } from './waiver.js';

/**
 * The ignores in a template: `Metadata: {rolecall: {ignore: [{rule, reason, owner, expires}]}}` of a resource, and
 * comments
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

function inMetadata(resource: Json | undefined, id: string): Omit<InlineIgnore, 'input' | 'id'>[] {
  const said = entry(entry(resource, 'Metadata'), 'rolecall');
  if (said === undefined) return [];
  const path = ['Resources', id, 'Metadata', 'rolecall'];
  const list = entry(said, 'ignore');
  if (!Array.isArray(list)) return [{ path }];
  return list.map((one: Json, i) => {
    const misfit = unknownKey(said, ['ignore']) ?? misfitOf(one);
    const texts = Object.fromEntries(KEYS.flatMap((key) => textAt(key, one)));
    return { path: [...path, 'ignore', i], ...texts, ...(misfit === undefined ? {} : { misfit }) };
  });
}

/** What an ignore in metadata may say. */
const KEYS = ['rule', 'reason', 'owner', 'expires'] as const;

function misfitOf(one: Json): string | undefined {
  const expires = entry(one, 'expires');
  if (expires !== undefined && !(typeof expires === 'string' && isDay(expires))) {
    return '`expires` must be a day such as 2027-01-31';
  }
  const owner = entry(one, 'owner');
  if (owner !== undefined && typeof owner !== 'string') return '`owner` must be a text';
  return unknownKey(one, KEYS);
}

function unknownKey(map: Json, known: readonly string[]): string | undefined {
  const stray = isMap(map) ? Object.keys(map).find((key) => !known.includes(key)) : undefined;
  if (stray === undefined) return undefined;
  return `it has the unknown key \`${stray}\`: known are ${known.map((key) => `\`${key}\``).join(', ')}`;
}

function textAt(key: string, from: Json): [string, string][] {
  const value = entry(from, key);
  return typeof value === 'string' && value.trim() !== '' ? [[key, value]] : [];
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
  const { input, id, path, rule = '', reason = '', owner, expires } = ignore;
  const flaw = flawOf(ignore, setting);
  return {
    rule,
    waived: { reason, ...(owner === undefined ? {} : { owner }), ...(expires === undefined ? {} : { expires }) },
    about: { rule, input, ...(id === undefined ? {} : { id }), path: pointer(path) },
    title: `the ignore${rule === '' ? '' : ` of \`${rule}\``}${id === undefined ? '' : ` at \`${id}\``}`,
    place: { input, path, ...(id === undefined ? {} : { address: id }) },
    input,
    covers: ({ about, place }) => about !== 'scope' && isAt(place, ignore),
    mayBeIdle: path.at(-1) === CONSTRUCT,
    ...(flaw === undefined ? {} : { flaw }),
  };
}

/** Whether a place is in the resource that an ignore stands at: in a template, or in every instance of a block. */
function isAt({ path, address }: Place, ignore: InlineIgnore): boolean {
  if (ignore.path.length > 0) return path[0] === 'Resources' && path[1] === ignore.id;
  return ignore.id !== undefined && address?.replace(KEYS_OF_INSTANCES, '') === ignore.id;
}

/** `[0]` and `["a"]` in an address of Terraform. */
const KEYS_OF_INSTANCES = /\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g;

function flawOf({ id, rule, reason, misfit }: InlineIgnore, { isRule, locked }: IgnoreSetting): string | undefined {
  if (id === undefined) return 'it stands neither on the line of a logical id or block nor right above one';
  if (rule === undefined) return 'it names no rule; it is written as `ignore: [{rule: ..., reason: ...}]`';
  if (!isRule(rule)) return 'there is no such rule';
  if (locked.includes(rule)) return 'the configuration locks the rule';
  return reason === undefined ? 'it gives no reason' : misfit;
}
