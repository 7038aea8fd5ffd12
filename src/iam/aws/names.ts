import { covers, exactly, type Glob, globOf, isExact, literalPart, literalPrefix } from '../text/glob.js';

const pattern = (text: string) => globOf(text, { wildcards: true, variables: false });

const everyUser = pattern('user/?*');
const everyRole = pattern('role/?*');

/** Where Identity Center keeps the roles that it makes, in any region but that of its first home. */
export const IDENTITY_CENTER = 'role/aws-reserved/sso.amazonaws.com/';
/** The name of a permission set and sixteen hexadecimal digits (Identity Center, "Referencing permission sets"). */
const everyPermissionSet = pattern('/AWSReservedSSO_?*_????????????????');

/**
 * Whether the resource part of an ARN pattern says more than "a user" or "a role": whether it holds a name or path. The
 * path of Identity Center's roles names every user of it: only a permission set names some.
 */
export function namesSomeone(resource: Glob): boolean {
  if (!isExact(resource) && coversEveryone(resource)) return false;
  const rest = literalPart(resource).replace(/^(?:user|role|federated-user)\//, '');
  return rest.replaceAll('/', '') !== '';
}

function coversEveryone(resource: Glob): boolean {
  return [everyUser, everyRole].some((every) => covers(resource, every)) || coversIdentityCenter(resource);
}

/** Whether the roles of any permission set fit, in one region at least. */
function coversIdentityCenter(resource: Glob): boolean {
  const end = isOfIdentityCenter(resource) ? resource.indexOf('/', IDENTITY_CENTER.length) : -1;
  const regions = [[], exactly('eu-west-1'), ...(end < 0 ? [] : [resource.slice(IDENTITY_CENTER.length, end)])];
  const home = exactly(IDENTITY_CENTER.slice(0, -1));
  return regions.some((region) => {
    const folder = region.length === 0 ? home : [...home, '/', ...region];
    return covers(resource, [...folder, ...everyPermissionSet]);
  });
}

/** Whether only roles that Identity Center makes can fit. */
export function isOfIdentityCenter(resource: Glob): boolean {
  return literalPrefix(resource).startsWith(IDENTITY_CENTER);
}

/** Whether only roles that belong to AWS services can fit: no person assumes them. */
export function isServiceLinked(resource: Glob): boolean {
  return literalPrefix(resource).startsWith('role/aws-service-role/');
}
