import { type Input, isUnknown, type Obstacle, type ScopedDeployment } from '../model/index.js';
import { withoutAccount } from './obstacles.js';
import type { AccountSettings } from './scope.js';

/** What of an input could not be analysed: it may hold the role. */
export function unreadOf({ path: input, status, problems }: Input): Obstacle[] {
  if (status === 'skipped') return [];
  return problems
    .filter((problem) => problem.severity === 'error')
    .map(({ code, args, message, address, path = [] }) => ({
      place: { input, path, ...(address === undefined ? {} : { address }) },
      code,
      ...(args && { args }),
      message,
    }));
}

/** Facts of an account that nobody tells: they may be of any scope. */
export function unplacedFacts(
  { path, kind, deployments }: Input,
  { account }: Pick<AccountSettings, 'account'>,
): Obstacle[] {
  const isUnplaced = kind === 'facts' && account === undefined && deployments.some(tellsNoAccount);
  return isUnplaced ? [withoutAccount(path)] : [];
}

function tellsNoAccount({ scope, account, resources, gaps }: ScopedDeployment): boolean {
  const isTold = scope !== undefined || (account !== undefined && !isUnknown(account));
  return !isTold && resources.length + gaps.length > 0;
}
