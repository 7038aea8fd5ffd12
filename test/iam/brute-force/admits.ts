import { comparisons, like } from './match.js';

/** One concrete call: who makes it, by which action, and every key that its request carries. */
export interface Request {
  readonly action: 'sts:AssumeRole' | 'sts:AssumeRoleWithSAML' | 'sts:AssumeRoleWithWebIdentity';
  readonly kind: 'aws' | 'service' | 'federated';
  /** ARNs that a Principal may name the caller by: a session has two. Service name or provider for the others. */
  readonly names: readonly string[];
  readonly account?: string;
  /** Keys in lower case; several values only for keys that have them. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal: Readonly<Record<string, string | readonly string[]>>;
  readonly Action: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export interface Policy {
  readonly Version: string;
  readonly Statement: readonly Statement[];
}

/** Whether the trust side of a role lets a call through: some Allow, and no Deny. */
export function admits(policy: Policy, request: Request): boolean {
  const applying = policy.Statement.filter((statement) => applies(statement, request, policy.Version));
  return applying.some((one) => one.Effect === 'Allow') && !applying.some((one) => one.Effect === 'Deny');
}

function applies(statement: Statement, request: Request, version: string): boolean {
  return (
    list(statement.Action).some((action) => like(request.action.toLowerCase(), action.toLowerCase())) &&
    Object.entries(statement.Principal).some(([type, names]) =>
      list(names).some((name) => isNamed(type, name, statement.Effect, request)),
    ) &&
    Object.entries(statement.Condition ?? {}).every(([operator, block]) =>
      Object.entries(block).every(([key, values]) => holds(operator, key, list(values), request, statement, version)),
    )
  );
}

function list(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}

/** `*` allows AWS principals in; what it denies, it denies to everybody. */
function isNamed(type: string, name: string, effect: Statement['Effect'], { kind, names, account }: Request): boolean {
  if (type === 'AWS' && name === '*') return kind === 'aws' || effect === 'Deny';
  if (type === 'AWS') {
    const id = /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(name)?.[1];
    return kind === 'aws' && (id === undefined ? names.includes(name) : id === account);
  }
  return (type === 'Service' ? kind === 'service' : kind === 'federated') && names.includes(name);
}

/** Keys of several values: what comes of them without a set operator is nowhere said, so it is what lets more in. */
const MULTIVALUED = ['aws:principalorgpaths', 'aws:principalservicenameslist'];

function holds(
  operator: string,
  key: string,
  values: readonly string[],
  request: Request,
  { Effect: effect }: Statement,
  version: string,
): boolean {
  const actual = request.keys[key.toLowerCase()];
  const [, quantifier, name = '', ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  if (name === 'Null') return values.includes(String(actual === undefined));
  const [compare, negated] = comparisons[name] ?? [() => false, false];
  if (actual === undefined)
    return ifExists !== undefined || quantifier === 'ForAllValues' || (negated && quantifier === undefined);
  if (quantifier === undefined && MULTIVALUED.includes(key.toLowerCase())) return effect === 'Allow';
  const expected = values.flatMap((value) => resolve(value, request, version));
  const one = (text: string) => expected.some((value) => compare(text, value)) !== negated;
  if (quantifier === 'ForAnyValue') return actual.some(one);
  if (quantifier === 'ForAllValues') return actual.every(one);
  return negated ? actual.every(one) : actual.some(one);
}

/** A value with its policy variables filled in; nothing where the request lacks one of them. */
function resolve(value: string, { keys }: Request, version: string): string[] {
  if (version !== '2012-10-17') return [value];
  const missing = [...value.matchAll(/\$\{([^}]*)\}/g)].some(([, key = '']) => keys[key.toLowerCase()] === undefined);
  return missing ? [] : [value.replaceAll(/\$\{([^}]*)\}/g, (_, key: string) => keys[key.toLowerCase()]?.[0] ?? '')];
}
