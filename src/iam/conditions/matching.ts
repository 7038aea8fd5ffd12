import { type Arn, parseArn } from '../text/arn.js';
import { covers, exactly, globOf } from '../text/glob.js';
import { isWithin, parseNetwork } from './network.js';

/** Whether a text of the request matches one value of a policy. */
export type Matches = (actual: string, value: string) => boolean;

/** Character by character, case counts. `*` and `?` are characters like any other. */
export const same: Matches = (actual, value) => actual === value;

/** Case does not count. */
export const sameButCase: Matches = (actual, value) => actual.toLowerCase() === value.toLowerCase();

/** With wildcards over the whole text: `*` crosses `/` and `:` alike. */
export const like: Matches = (actual, value) =>
  covers(globOf(value, { wildcards: true, variables: false }), exactly(actual));

const COMPONENTS = ['partition', 'service', 'region', 'account', 'resource'] as const satisfies readonly (keyof Arn)[];

/** With wildcards, component by component: only in the resource does `*` cross a colon. */
export const arnLike: Matches = (actual, value) => {
  const [left, right] = [parseArn(actual), parseArn(value)];
  return left !== undefined && right !== undefined && COMPONENTS.every((part) => like(left[part], right[part]));
};

/** An address within a range in CIDR notation; an address alone is a range of one. */
export const withinRange: Matches = (actual, value) => {
  const [address, range] = [parseNetwork(actual), parseNetwork(value)];
  return address !== undefined && range !== undefined && isWithin(address, range);
};

type Relation = (left: number, right: number) => boolean;

export const equal: Relation = (left, right) => left === right;
export const less: Relation = (left, right) => left < right;
export const atMost: Relation = (left, right) => left <= right;
export const more: Relation = (left, right) => left > right;
export const atLeast: Relation = (left, right) => left >= right;

/** By the order of what both texts spell; a text that spells nothing never matches. */
export function ordered(parse: (text: string) => number, holds: Relation): Matches {
  return (actual, value) => holds(parse(actual), parse(value));
}

export function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}

/** Milliseconds since 1970 of an ISO 8601 date, or of seconds since 1970. */
export function dateOf(text: string): number {
  return /^\d+$/.test(text) && text.length > 4 ? Number(text) * 1000 : Date.parse(text);
}
