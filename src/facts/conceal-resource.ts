import {
  type InlinePolicy,
  isSymbolic,
  isUnknown,
  type PolicyText,
  type Resource,
  type Role,
  type SupportGrants,
  symbol,
  type Tree,
  type TrustFacts,
  type Unknown,
  unknown,
} from '../model/index.js';

/** What is known of policies, without what is sensitive in them. */
export interface Judges {
  /** What the trust of a role was judged to be. */
  readonly trust: (role: Role) => TrustFacts | undefined;
  /** What the document of a policy is weighed to say. */
  readonly policy: (document: PolicyText['document']) => SupportGrants;
}

/**
 * Takes out of the resources of one input what the input marks as sensitive. Names and ARNs become symbols, the same
 * for the same text, so that what names each other still meets within the input; what AWS gives its own policies for
 * names is no secret and stays, and so does what is unknown. Of a policy document only what it was judged to be is
 * kept.
 */
export function concealer(judges: Judges): (resource: Resource) => Resource {
  const hide = hiding();
  return (resource) => {
    const names = new Set(resource.sensitive);
    if (names.size === 0) return resource;
    if (names.has('name')) names.add('arn');
    const parts = Object.entries(resource).map(([name, value]) => [
      name,
      names.has(name) ? conceal(value, hide) : value,
    ]);
    return { ...Object.fromEntries(parts), ...judgedParts(resource, names, judges, hide) } as Resource;
  };
}

type Hide = (text: string) => string;

/** Gives texts symbols in their stead, the same for the same text. */
function hiding(): Hide {
  const symbols = new Map<string, string>();
  return (text) => {
    const known = symbols.get(text) ?? symbol(`sensitive ${symbols.size + 1}`);
    symbols.set(text, known);
    return known;
  };
}

function judgedParts(resource: Resource, names: ReadonlySet<string>, { trust, policy }: Judges, hide: Hide): object {
  if ('document' in resource) return names.has('document') ? { judged: policy(resource.document) } : {};
  const judged = resource.kind === 'role' && names.has('trust') ? trust(resource) : undefined;
  const list = 'inlinePolicies' in resource && names.has('inlinePolicies') ? resource.inlinePolicies : undefined;
  const inline = (one: InlinePolicy): InlinePolicy => ({
    name: conceal(one.name, hide) as InlinePolicy['name'],
    document: conceal(one.document, hide) as InlinePolicy['document'],
    judged: policy(one.document),
  });
  return {
    ...(judged === undefined ? {} : { judged }),
    ...(list === undefined || isUnknown(list) ? {} : { inlinePolicies: list.map(inline) }),
  };
}

function conceal(value: unknown, hide: Hide): unknown {
  if (typeof value === 'string') return isPublic(value) ? value : hide(value);
  if (isUnknown(value)) return withoutSecrets(value, hide);
  if (Array.isArray(value) && value.every(isName)) return value.map((one) => conceal(one, hide));
  if (value === undefined || value === null) return value;
  return unknown('the input marks it as sensitive, and facts hold nothing that is');
}

/** Why it is unknown and what it waits for are told by addresses; what it can become may be a secret. */
function withoutSecrets(value: Unknown, hide: Hide): Unknown {
  const { $oneOf: candidates } = value;
  return candidates === undefined ? value : { ...value, $oneOf: candidates.map((one) => conceal(one, hide) as Tree) };
}

function isName(value: unknown): boolean {
  return value === undefined || value === null || typeof value === 'string' || isUnknown(value);
}

/** A policy of AWS's, which everybody knows, or its name; or a name of the input's own that AWS has yet to choose. */
function isPublic(text: string): boolean {
  return (
    text === 'AWSSupportAccess' ||
    /^arn:[^:]+:iam::aws:policy\/[\w/-]+$/.test(text) ||
    (isSymbolic(text) && /^[^\w\u27e8]*\u27e8[^\u27e9]*\u27e9$/.test(text))
  );
}
