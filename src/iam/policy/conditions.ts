import { isList, isMap, isUnknown, type Path, type Reason, type Tree, type Unknown } from '../../model/index.js';
import {
  type Condition,
  isNull,
  knownValues,
  parseOperator,
  type QualifiedOperator,
  unknownValues,
} from '../conditions/index.js';
import { because } from '../reasons/index.js';
import { itemsOf, textOf } from '../text/scalars.js';

/** The conditions of a statement, all of which must hold. */
export interface Conditions {
  readonly known: readonly Condition[];
  /** Why a part of them cannot be told. */
  readonly unknown: readonly Unknown[];
  readonly refused: readonly Reason[];
}

const none: Conditions = { known: [], unknown: [], refused: [] };

/** Reads a Condition element. An absent one, like an empty one, asks nothing. */
export function readConditions(element: Tree | undefined, variables: boolean, path: Path): Conditions {
  if (element === undefined || element === null) return none;
  if (isUnknown(element)) return { ...none, unknown: [element] };
  if (!isMap(element)) return refused(because('condition-no-map'));
  return merged(
    Object.entries(element).map(([name, block]) => {
      const operator = parseOperator(name);
      return operator
        ? readBlock(operator, block, variables, [...path, name])
        : refused(because('condition-operator-unknown', { operator: name }));
    }),
  );
}

function readBlock(operator: QualifiedOperator, block: Tree, variables: boolean, path: Path): Conditions {
  if (block === null) return none;
  if (isUnknown(block)) return { ...none, unknown: [block] };
  if (!isMap(block)) return refused(because('condition-operator-empty', { operator: operator.operator.name }));
  return merged(
    Object.entries(block).map(([key, value]) => {
      const values = itemsOf(value, []).map((item) => textOf(item.value));
      if (values.includes(undefined) && !isAbsent(value)) return refused(because('condition-no-text', { key }));
      const texts = values.filter((text) => text !== undefined);
      return readEntry({ ...operator, key, values: texts, variables, path: [...path, key] });
    }),
  );
}

/** What Null asks for lies in its values alone: while one is not known, nothing is. */
function readEntry(condition: Condition): Conditions {
  if (!isNull(condition.operator)) return { ...none, known: [condition] };
  const unknown = unknownValues(condition);
  if (unknown.length > 0) return { ...none, unknown };
  const flags = knownValues(condition).every((value) => /^(?:true|false)$/i.test(value));
  return flags ? { ...none, known: [condition] } : refused(because('condition-null-value', { key: condition.key }));
}

/** `null`, or a list of nothing else, is what a language without a value for "absent" leaves behind. */
function isAbsent(value: Tree): boolean {
  return value === null || (isList(value) && value.every((one) => one === null));
}

function refused(reason: Reason): Conditions {
  return { ...none, refused: [reason] };
}

function merged(all: readonly Conditions[]): Conditions {
  return {
    known: all.flatMap((one) => one.known),
    unknown: all.flatMap((one) => one.unknown),
    refused: all.flatMap((one) => one.refused),
  };
}
