import { isSymbolic, isUnknown, type Resource, type Role, symbol, type TrustFacts, unknown } from '../model/index.js';

/**
 * Takes out of the resources of one input what the input marks as sensitive. Names and ARNs become symbols, the same
 * for the same text, so that what names each other still meets within the input; ARNs of AWS's own policies are no
 * secret and stay. Of a trust policy only what it was judged to be is kept. Other documents become unknown: what only
 * they could settle is then unknown as well, and never a pass.
 * @param judged what the trust of a role was judged to be, without what is sensitive
 */
export function concealer(judged: (role: Role) => TrustFacts | undefined): (resource: Resource) => Resource {
  const hide = hiding();
  return (resource) => {
    const names = new Set(resource.sensitive);
    if (names.size === 0) return resource;
    if (names.has('name')) names.add('arn');
    const parts = Object.entries(resource).map(([name, value]) => [
      name,
      names.has(name) ? conceal(value, hide) : value,
    ]);
    const trust = resource.kind === 'role' && names.has('trust') ? judged(resource) : undefined;
    return { ...Object.fromEntries(parts), ...(trust === undefined ? {} : { judged: trust }) } as Resource;
  };
}

/** Gives texts symbols in their stead, the same for the same text. */
function hiding(): (text: string) => string {
  const symbols = new Map<string, string>();
  return (text) => {
    const known = symbols.get(text) ?? symbol(`sensitive ${symbols.size + 1}`);
    symbols.set(text, known);
    return known;
  };
}

function conceal(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === 'string') return isPublic(value) ? value : hide(value);
  if (Array.isArray(value) && value.every(isName)) return value.map((one) => conceal(one, hide));
  if (value === undefined) return value;
  return unknown('the input marks it as sensitive, and facts hold nothing that is');
}

function isName(value: unknown): boolean {
  return value === undefined || typeof value === 'string' || isUnknown(value);
}

/** A policy of AWS's, which everybody knows; or a name of the input's own that AWS has yet to choose. */
function isPublic(text: string): boolean {
  return (
    /^arn:[^:]+:iam::aws:policy\/[\w/-]+$/.test(text) ||
    (isSymbolic(text) && /^[^\w]*\u27e8[^\u27e9]*\u27e9$/.test(text))
  );
}
