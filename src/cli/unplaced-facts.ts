import { isUnknown, type Obstacle } from '../model/index.js';
import type { Reading, ScopedDeployment } from './reading.js';
import type { Settings } from './settings.js';

/** Facts of an account that nobody tells: it may be that of any scope, and what they hold may be there. */
export function unplacedFacts({ name, kind, deployments }: Reading, { account }: Settings): Obstacle[] {
  if (kind !== 'facts' || account !== undefined || !deployments.some(isUnplaced)) return [];
  const message = `The facts \`${name}\` do not say which account they are of, and it may be this one: include the file in the scope of its account, or name the account with --account.`;
  return [{ place: { input: name, path: [] }, code: 'facts-without-account', message }];
}

function isUnplaced({ scope, account, resources, gaps }: ScopedDeployment): boolean {
  const isTold = scope !== undefined || (account !== undefined && !isUnknown(account));
  return !isTold && resources.length + gaps.length > 0;
}
