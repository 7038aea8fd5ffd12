import { isMap, isUnknown, type Path, type Reason, type Tree, type TreeMap, type Unknown } from '../../model/index.js';
import { because } from '../reasons/index.js';
import { type Actions, readActions } from './actions.js';
import { type Conditions, readConditions } from './conditions.js';

/** One statement, whatever kind of policy it is from. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: Actions;
  readonly conditions: Conditions;
  /** Why IAM refuses it; the other parts are read as far as they can be. */
  readonly refused: readonly Reason[];
  /** The statement as written. */
  readonly source: TreeMap;
  readonly path: Path;
}

/** A statement of which not even the effect can be told. */
export interface UnreadStatement {
  readonly unread: Unknown;
  readonly path: Path;
}

/** Reads what the statements of all kinds of policies have in common. */
export function readStatement(tree: Tree, variables: boolean, path: Path): Statement | UnreadStatement {
  if (isUnknown(tree)) return { unread: tree, path };
  const source = isMap(tree) ? tree : {};
  if (isUnknown(source.Effect)) return { unread: source.Effect, path };
  const { actions, refused } = readActions(source);
  const conditions = readConditions(source.Condition, variables, [...path, 'Condition']);
  return {
    effect: source.Effect === 'Deny' ? 'Deny' : 'Allow',
    actions,
    conditions,
    refused: [...effectRefusal(source), ...refused, ...conditions.refused],
    source,
    path,
  };
}

/** A statement without a readable effect is taken for an Allow: the worse of the two. */
function effectRefusal({ Effect: effect }: TreeMap): Reason[] {
  return effect === 'Allow' || effect === 'Deny' ? [] : [because('effect-malformed')];
}
