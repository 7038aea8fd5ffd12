import { isList, isMap, isSymbolic, isUnknown, type Tree, type TreeMap } from '../../model/index.js';
import { policyOfText } from '../language/policy-text.js';

/** Longer lists are not held against each other part by part. */
const mostPairs = 10_000;

/**
 * Whether what a plan says and what its source says may be one value: all that is known in both is the same. Lists have
 * no order, an element may stand for a list of one, and text of JSON is what it holds. What the source leaves out a
 * provider may fill in, but for parts of a document.
 */
export function agree(planned: Tree | undefined, written: Tree | undefined, inDocument = false): boolean {
  if (isUnknown(planned) || isUnknown(written)) return true;
  if (isNothing(written)) return !inDocument || isNothing(planned);
  if (isNothing(planned)) return false;
  const isText = [planned, written].some((value) => typeof value === 'string' && isJson(value));
  const [one, other] = [dataOf(planned), dataOf(written)];
  if (isUnknown(one) || isUnknown(other)) return true;
  const inside = inDocument || (isText && isMap(one) && isMap(other));
  if (isList(one) || isList(other)) return listsAgree(listOf(one), listOf(other), inside);
  if (isMap(one) && isMap(other)) return mapsAgree(one, other, inside);
  return !isMap(one) && !isMap(other) && scalarsAgree(one, other);
}

function scalarsAgree(planned: Tree, written: Tree): boolean {
  const isOpen = [planned, written].some((part) => typeof part === 'string' && isSymbolic(part));
  return isOpen || spelt(planned) === spelt(written);
}

function mapsAgree(planned: TreeMap, written: TreeMap, inDocument: boolean): boolean {
  const keys = new Set([...Object.keys(written), ...(inDocument ? Object.keys(planned) : [])]);
  return [...keys].every((key) => agree(planned[key], written[key], inDocument));
}

/** Whether each part of either list may be one of the other. */
function listsAgree(planned: readonly Tree[], written: readonly Tree[], inDocument: boolean): boolean {
  if (planned.length * written.length > mostPairs) return true;
  const like = (one: Tree, other: Tree) => agree(one, other, inDocument);
  return (
    planned.every((one) => written.some((other) => like(one, other))) &&
    written.every((other) => planned.some((one) => like(one, other)))
  );
}

function isNothing(value: Tree | undefined): value is null | '' | undefined | readonly [] {
  return value === undefined || value === null || value === '' || (isList(value) && value.length === 0);
}

function listOf(value: Tree): readonly Tree[] {
  return isList(value) ? value : [value];
}

function isJson(text: string): boolean {
  return /^\s*[[{]/.test(text);
}

/** The data that a text of JSON holds. */
function dataOf(value: Tree): Tree {
  return typeof value === 'string' && isJson(value) ? policyOfText(value) : value;
}

/** A scalar as text; the root of an account is what its id says. */
function spelt(value: Tree): string {
  return String(value).replace(/^arn:[^:]*:iam::(\d{12}):root$/, '$1');
}
