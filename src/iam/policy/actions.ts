import { type Answer, isUnknown, type Reason, some, type Tree, type TreeMap, type Unknown } from '../../model/index.js';
import { because } from '../reasons/index.js';
import { covers, exactly, type Glob, globOf } from '../text/glob.js';
import { itemsOf, textOf } from '../text/scalars.js';

/** What a statement says of actions. */
export interface Actions {
  readonly names: readonly (string | Unknown)[];
  /** `NotAction`: every action but these. */
  readonly except: boolean;
}

export interface ReadActions {
  readonly actions: Actions;
  readonly refused: readonly Reason[];
}

/** Reads Action or NotAction; refused where neither or both are there. */
export function readActions(statement: TreeMap): ReadActions {
  const { Action: action, NotAction: notAction } = statement;
  if ((action === undefined) === (notAction === undefined)) {
    const reason = because(action === undefined ? 'action-missing' : 'action-twice');
    return { actions: { names: [], except: false }, refused: [reason] };
  }
  const items = itemsOf(action ?? notAction, []).map((item) => nameOf(item.value));
  return {
    actions: { names: items.filter((name) => name !== undefined), except: action === undefined },
    refused: items.includes(undefined) ? [because('action-no-text')] : [],
  };
}

function nameOf(value: Tree): string | Unknown | undefined {
  return typeof value === 'boolean' ? undefined : textOf(value);
}

/** Whether the statement is about an action such as `sts:AssumeRole`. Names of actions have no case. */
export function isAbout({ names, except }: Actions, action: string): Answer {
  const listed = some(names.map((name) => (isUnknown(name) ? 'unknown' : matches(name, action) ? 'yes' : 'no')));
  if (!except || listed === 'unknown') return listed;
  return listed === 'yes' ? 'no' : 'yes';
}

/** Most names are spelled out, or are of another service, and need no pattern. */
function matches(name: string, action: string): boolean {
  if (!isPattern(name)) return name.toLowerCase() === action.toLowerCase();
  const service = serviceOf(name);
  if (!isPattern(service) && service.toLowerCase() !== serviceOf(action).toLowerCase()) return false;
  return covers(actionGlob(name), exactly(action.toLowerCase()));
}

function isPattern(text: string): boolean {
  return /[*?]/.test(text);
}

function serviceOf(action: string): string {
  const colon = action.indexOf(':');
  return colon < 0 ? action : action.slice(0, colon);
}

/** An action as a pattern. */
export function actionGlob(name: string): Glob {
  return globOf(name.toLowerCase(), { wildcards: true, variables: false });
}
