import { every, isUnknown, type Obstacle, type Place, type Resource, type Value } from '../model/index.js';
import { doubtOf, isSupportAccess, supportThrough } from './access.js';
import { candidatesOf } from './ambiguous.js';
import { withinHome } from './key.js';
import { type Landscape, targetsOf } from './landscape.js';
import type { Link } from './link.js';

/** What stands between "no role was found" and "there is none". */
export function obstacles(landscape: Landscape): Obstacle[] {
  return [...landscape.unread, ...gaps(landscape), ...looseEnds(landscape), ...looseSets(landscape)];
}

function gaps({ deployments }: Landscape): Obstacle[] {
  return deployments.flatMap(({ input, gaps }) =>
    gaps.map(({ code, args, message, address, path }) => ({
      place: { input, path: path ?? [], ...(address === undefined ? {} : { address }) } satisfies Place,
      code,
      ...(args && { args }),
      message,
    })),
  );
}

/** Links that may bring AWSSupportAccess to a role which is not among the inputs. */
function looseEnds(landscape: Landscape): Obstacle[] {
  return landscape.links
    .filter((link) => link.target.kind === 'role' && supportThrough(link) !== 'no')
    .filter((link) => targetsOf(landscape, link).length === 0 && candidatesOf(landscape, link).length === 0)
    .map((link) => ({ place: link.place, code: 'role-not-declared', message: looseEnd(link) }));
}

/** Attachments that may bring AWSSupportAccess to a permission set which is not among the inputs. */
function looseSets({ resources, homeOf }: Landscape): Obstacle[] {
  const sets = resources.filter((one) => one.kind === 'permission-set');
  const keyOf = (arn: Value<string>, of: Resource) => (typeof arn === 'string' ? withinHome(arn, homeOf(of)) : arn);
  const declared = new Set(sets.map((set) => keyOf(set.arn, set)));
  return resources
    .filter((one) => one.kind === 'permission-set-attachment')
    .filter(({ exists, policy }) => every([exists.answer, isSupportAccess(policy)]) !== 'no')
    .filter((one) => (isUnknown(one.permissionSet) ? sets.length === 0 : !declared.has(keyOf(one.permissionSet, one))))
    .map(({ place }) => ({
      place,
      code: 'permission-set-not-declared',
      message: `\`${place.address}\` attaches a policy to a permission set that no input declares: scan the input that does.`,
    }));
}

function looseEnd(link: Link): string {
  const { name } = link.target;
  const role = link.sensitive ? 'a role whose name is sensitive' : `the role \`${String(name)}\``;
  const doubt = supportThrough(link) === 'yes' ? [] : [doubtOf(link)];
  const by = `\`${link.place.address}\``;
  const end = isUnknown(name)
    ? `${by} attaches a policy to a role that cannot be told: ${name.$unknown}.`
    : `${by} attaches a policy to ${role}, which no input declares: scan the input that does.`;
  return [end, ...doubt].join(' ');
}
