import { firstUnknown, isList, isMap, isUnknown, type Tree } from '../../model/index.js';
import { agree } from './agree.js';

/**
 * What a plan says of an attribute, with what its source says where the plan leaves a part open. What the plan knows
 * stays as it is; where the source knows no more, so does what it leaves open.
 */
export function decided(planned: Tree | undefined, written: () => Tree | undefined): Tree | undefined {
  if (planned === undefined || firstUnknown(planned) === undefined) return planned;
  const said = written();
  return said === undefined || said === null ? planned : filled(planned, said);
}

function filled(planned: Tree, written: Tree): Tree {
  if (isUnknown(planned)) return isOpenThroughout(written) ? planned : written;
  if (isUnknown(written)) return planned;
  if (isList(planned) && isList(written)) return filledList(planned, written);
  if (!isMap(planned) || !isMap(written)) return planned;
  return Object.fromEntries(
    Object.entries(planned).map(([key, part]) => [key, decided(part, () => written[key]) ?? null]),
  );
}

/** Whether nothing is known of a value, or of each element of a list. */
function isOpenThroughout(written: Tree): boolean {
  return isUnknown(written) || (isList(written) && written.length > 0 && written.every(isUnknown));
}

/**
 * The elements of a list, each with what the source says of it. A set has an order of its own: what the plan knows
 * is paired with its like, and the rest in order where that fits.
 */
function filledList(planned: readonly Tree[], written: readonly Tree[]): Tree {
  if (planned.length !== written.length) return planned;
  const rest = [...written];
  const isWhole = planned.map((part) => firstUnknown(part) === undefined);
  for (const [index, part] of planned.entries()) {
    const like = isWhole[index] ? rest.findIndex((other) => other !== undefined && agree(part, other)) : -1;
    if (like >= 0) rest.splice(like, 1);
  }
  const holes = isWhole.filter((whole) => !whole).length;
  if (holes !== rest.length) return planned;
  return planned.map((part, index) => (isWhole[index] ? part : filled(part, likest(part, rest))));
}

/** Takes the first of what is left that agrees with a part; where none does, the part stays as it is. */
function likest(part: Tree, rest: Tree[]): Tree {
  const at = rest.findIndex((other) => agree(part, other));
  return at < 0 ? part : (rest.splice(at, 1)[0] ?? part);
}
