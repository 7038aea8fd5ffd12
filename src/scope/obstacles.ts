import { isUnknown, type Obstacle, type Place, type Said, say } from '../model/index.js';
import { candidatesOf } from './ambiguous.js';
import type { Attachment } from './attachments.js';
import { type Inventory, targetsOf } from './inventory.js';
import { doubtOf, supportThrough } from './support-access.js';
import { obstacleWords } from './words.js';

/** What stands between "no role was found" and "there is none". */
export function obstacles(inventory: Inventory): Obstacle[] {
  return [...inventory.unread, ...gaps(inventory), ...undeclaredTargets(inventory)];
}

function gaps({ deployments }: Inventory): Obstacle[] {
  return deployments.flatMap(({ input, gaps }) =>
    gaps.map(({ code, args, message, address, path }) => ({
      place: { input, path: path ?? [], ...(address === undefined ? {} : { address }) } satisfies Place,
      code,
      ...(args && { args }),
      message,
    })),
  );
}

/** Attachments that may bring AWSSupportAccess to a role which is not among the inputs. */
function undeclaredTargets(inventory: Inventory): Obstacle[] {
  return inventory.attachments
    .filter((one) => one.target.kind === 'role' && supportThrough(one) !== 'no')
    .filter((one) => targetsOf(inventory, one).length === 0 && candidatesOf(inventory, one).length === 0)
    .map((one) => ({ place: one.place, ...undeclaredTarget(one) }));
}

function undeclaredTarget(attachment: Attachment): Said {
  const { place, target, sensitive, route } = attachment;
  const by = place.address ?? '';
  const doubt = supportThrough(attachment) === 'yes' ? '' : doubtOf(attachment).message;
  if (route === 'permission-set') return say(obstacleWords, 'permission-set-not-declared', { by, because: doubt });
  if (isUnknown(target.name))
    return say(obstacleWords, 'role-not-told', { by, because: [`${target.name.$unknown}.`, doubt].join(' ').trim() });
  return say(obstacleWords, 'role-not-declared', { by, role: sensitive ? '' : String(target.name), because: doubt });
}
