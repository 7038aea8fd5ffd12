import { isUnknown, type Reason } from '../../model/index.js';
import { type Actions, actionGlob, isAbout, type Principal } from '../policy/index.js';
import { because } from '../reasons/index.js';
import { covers, exactly } from '../text/glob.js';

const ASSUME_ACTIONS = ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'] as const;

/** What comes with assuming a role and is no way to do it. */
const SESSION_ACTIONS = ['sts:TagSession', 'sts:SetSourceIdentity'];

export type AssumeAction = (typeof ASSUME_ACTIONS)[number];

/** The actions by which such a principal may assume a role: one, unless its type is not known. */
export function actionsFor(principal: Principal): readonly [AssumeAction, ...AssumeAction[]] {
  switch (principal.kind) {
    case 'saml':
      return ['sts:AssumeRoleWithSAML'];
    case 'oidc':
      return ['sts:AssumeRoleWithWebIdentity'];
    case 'provider-unknown':
      return ['sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'];
    case 'unknown':
      return principal.type === undefined ? ASSUME_ACTIONS : ['sts:AssumeRole'];
    default:
      return ['sts:AssumeRole'];
  }
}

/** Why the statement does not let the principal assume the role. */
export function mismatch(actions: Actions, needed: AssumeAction): Reason {
  const assumes = ASSUME_ACTIONS.some((action) => isAbout(actions, action) === 'yes');
  return assumes ? because('action-mismatch', { needed }) : because('action-none');
}

/** Whether a statement is there only for what sessions carry: it is no attempt to let anybody in. */
export function allowsSessionsOnly({ names, except }: Actions): boolean {
  const forSessions = (name: string) =>
    SESSION_ACTIONS.some((action) => covers(actionGlob(name), exactly(action.toLowerCase())));
  return !except && names.length > 0 && names.every((name) => !isUnknown(name) && forSessions(name));
}

/** Why it cannot be told whether the statement lets the principal assume the role. */
export function unclear({ names }: Actions): Reason {
  return because('action-unknown', { because: names.find(isUnknown)?.$unknown ?? 'it is not known yet' });
}

/** What is to be said of the actions of a statement that does let the principal in. */
export function actionNotes(actions: Actions): Reason[] {
  if (actions.except) return [because('action-not-action')];
  const known = actions.names.filter((name): name is string => !isUnknown(name));
  return [
    ...(known.some((name) => /[*?]/.test(name)) ? [because('action-wildcard')] : []),
    ...(isAbout(actions, 'sts:TagSession') === 'yes' ? [because('session-tags')] : []),
  ];
}
