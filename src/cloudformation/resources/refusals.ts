import { isList, isMap, isSymbolic, isUnknown, isWithin, roleLimits, type Tree } from '../../model/index.js';
import { problem } from '../template/problems.js';
import type { PropertyReader } from './property-reader.js';

/** The properties that name a role, and what they have to be. */
const limits = [
  { property: 'RoleName', limit: roleLimits.name },
  { property: 'Path', limit: roleLimits.path },
] as const;

/** Notes why AWS surely refuses a resource, and gives the reason why there will be none. */
export type Refusal = (reader: PropertyReader) => string | undefined;

/** A name or path that IAM does not take for a role. */
export const refusedName: Refusal = (reader) => {
  const refused = limits.find(({ property, limit }) => {
    const text = reader.text(property);
    return text !== undefined && !isUnknown(text) && !isWithin(text, limit);
  });
  if (!refused) return undefined;
  const {
    property,
    limit: { wanted },
  } = refused;
  reader.stack.notes.problem(problem('role-name-not-allowed', { property, wanted }, placeIn(reader, property)));
  return `IAM refuses it: its \`${property}\` is not ${wanted}`;
};

/**
 * Managed policies on a role: by default, and as many as an account may be granted (IAM User Guide,
 * reference_iam-quotas).
 */
const quota = { usual: 10, most: 20 };

/**
 * A role with more managed policies than any account allows; whether its account allows so many is judged with all that
 * attaches.
 */
export const refusedNumber: Refusal = (reader) => {
  const listed = reader.texts('ManagedPolicyArns');
  const number = new Set(isList(listed) ? listed.filter((one) => typeof one === 'string') : []).size;
  if (number <= quota.usual) return undefined;
  const at = placeIn(reader, 'ManagedPolicyArns');
  reader.stack.notes.problem(problem('policies-over-quota', { number, ...quota }, at));
  const because = `IAM refuses it: it has ${number} managed policies, and a role may have no more than ${quota.most}`;
  return number > quota.most ? because : undefined;
};

/** What IAM refuses of a role's own parts, as what the role has. */
const wrongParts: readonly {
  readonly property: string;
  readonly find: (list: readonly Tree[], partition: string) => string | undefined;
}[] = [
  {
    // Role Policy: both are required.
    property: 'Policies',
    find: (list) =>
      list.some((one) => isMap(one) && ['PolicyName', 'PolicyDocument'].some((name) => one[name] === undefined))
        ? 'an inline policy without `PolicyName` or `PolicyDocument`'
        : undefined,
  },
  { property: 'Tags', find: tagTwice },
  { property: 'ManagedPolicyArns', find: otherPartition },
];

/** Keys of tags are the same whatever their case (IAM API reference, TagRole). */
function tagTwice(list: readonly Tree[]): string | undefined {
  const keys = list.map((tag) => (isMap(tag) && typeof tag.Key === 'string' ? tag.Key : undefined));
  const folded = keys.map((key) => key?.toLowerCase());
  const twice = keys.find((key, index) => key !== undefined && folded.indexOf(key.toLowerCase()) !== index);
  return twice === undefined ? undefined : `the tag \`${twice}\` twice`;
}

/** Policies of AWS's are there in every partition, each under an ARN of its own. */
function otherPartition(list: readonly Tree[], partition: string): string | undefined {
  if (isSymbolic(partition)) return undefined;
  const arn = list.find(
    (one) => /^arn:aws(-[a-z]+)*:iam::/.test(String(one)) && !String(one).startsWith(`arn:${partition}:`),
  );
  return arn === undefined
    ? undefined
    : `\`${arn}\`, which is of another partition than its region's, \`${partition}\``;
}

/** A part of a role that IAM does not take. */
export const refusedPart: Refusal = (reader) => {
  // The serverless transform names the policies of the roles that it makes.
  if (reader.declaration.namesPolicies) return undefined;
  for (const { property, find } of wrongParts) {
    const list = reader.value(property);
    const what = isList(list) ? find(list, reader.pseudo('AWS::Partition')) : undefined;
    if (what === undefined) continue;
    reader.stack.notes.problem(problem('role-refused', { what }, placeIn(reader, property)));
    return `IAM refuses it: it has ${what}`;
  }
  return undefined;
};

/** A property that is no list where CloudFormation wants one. @param lists the properties that have to be lists */
export function refusedLists(lists: readonly string[]): Refusal {
  return (reader) => {
    const name = lists.find((property) => {
      const value = reader.value(property);
      return value !== undefined && !isUnknown(value) && !isList(value);
    });
    if (name === undefined) return undefined;
    reader.stack.notes.problem(problem('property-not-a-list', { name }, placeIn(reader, name)));
    return `CloudFormation refuses it: its \`${name}\` is not a list`;
  };
}

function placeIn({ stack, declaration }: PropertyReader, property: string) {
  const { address, path } = stack.placeOf(declaration);
  return { address, path: [...path, 'Properties', property] };
}
