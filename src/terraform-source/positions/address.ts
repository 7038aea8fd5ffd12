/** An address without its instance keys, which are all declared by the same block. */
export interface DeclaredName {
  /** Names of the module calls from the root module to the one that declares it. */
  readonly modules: readonly string[];
  /** `aws_iam_role.support`, `data.aws_iam_policy.support`, or `module.support` for the call of a module. */
  readonly block: string;
}

/** A name, or an instance key: `["eu-1"]`, `[0]`. Quotes inside a key are escaped. */
const step = /\.?([^.[\]"]+)|\[(?:"(?:[^"\\]|\\.)*"|[^\]"]*)\]/y;

/**
 * What block an address stands for: `module.a["k"].aws_iam_role.r[0]`. Nothing where the text is no address.
 * Source: https://developer.hashicorp.com/terraform/cli/state/resource-addressing
 */
export function declaredName(address: string): DeclaredName | undefined {
  const names = namesOf(address);
  if (names === undefined) return undefined;
  const modules: string[] = [];
  let at = 0;
  for (; names[at] === 'module'; at += 2) modules.push(names[at + 1] ?? '');
  const block = names.slice(at);
  const last = modules.at(-1);
  if (block.length === 0 && last) return { modules: modules.slice(0, -1), block: `module.${last}` };
  if (block.length !== (block[0] === 'data' ? 3 : 2)) return undefined;
  return { modules, block: block.join('.') };
}

/** The names along an address, keys left out; nothing where a part of it is neither. */
function namesOf(address: string): string[] | undefined {
  const names: string[] = [];
  step.lastIndex = 0;
  for (let at = 0; at < address.length; at = step.lastIndex) {
    const found = step.exec(address);
    if (!found) return undefined;
    if (found[1] !== undefined) names.push(found[1]);
  }
  return names;
}
