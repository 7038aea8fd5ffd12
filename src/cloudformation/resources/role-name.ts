import { isSymbolic, isUnknown, symbolicParts } from '../../model/index.js';
import { problem } from '../template/problems.js';
import type { PropertyReader } from './property-reader.js';

/** A property that names a role, what IAM takes there (IAM API reference, CreateRole), and what it has to be. */
const limits = [
  {
    property: 'RoleName',
    characters: /^[\w+=,.@-]*$/,
    whole: /^.{1,64}$/s,
    wanted: '1 to 64 letters, digits or any of `_+=,.@-`',
  },
  {
    property: 'Path',
    characters: /^[!-~]*$/,
    whole: /^\/(.{0,510}\/)?$/s,
    wanted: 'up to 512 characters that begin and end with `/`',
  },
] as const;

/** Notes a name or path that IAM does not take for a role, and gives the reason why there will be none. */
export function refusedName(reader: PropertyReader): string | undefined {
  const [refused] = limits.filter(({ property, ...limit }) => {
    const text = reader.text(property);
    return text !== undefined && !isUnknown(text) && !isTaken(text, limit);
  });
  if (!refused) return undefined;
  const { property, wanted } = refused;
  const { stack, declaration } = reader;
  const { address, path } = stack.placeOf(declaration);
  const at = { address, path: [...path, 'Properties', property] };
  stack.notes.problem(problem('role-name-not-allowed', { property, wanted }, at));
  return `its \`${property}\` is not ${wanted}`;
}

/** Of a text that AWS completes, only the characters that are spelt out are known. */
function isTaken(
  text: string,
  { characters, whole }: { readonly characters: RegExp; readonly whole: RegExp },
): boolean {
  const spelt = symbolicParts(text).filter((part) => !isSymbolic(part));
  return spelt.every((part) => characters.test(part)) && (isSymbolic(text) || whole.test(text));
}
