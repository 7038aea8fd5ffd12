/** A step of an address or reference: the name of an attribute or block, or the key of an instance or element. */
export type Step = string | { readonly key: Key };
export type Key = string | number;

const token = /\.?([^.[\]"]+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|\[\*\]|\.\*/y;

/**
 * The steps of an address or reference as Terraform prints it: `module.a["x.y"].aws_iam_role.r[0].id`.
 * Quoted keys may hold dots and brackets. `[*]` is no step: it stands for all instances, as the bare name does.
 * Nothing where the text is not of that form.
 */
export function parseTraversal(text: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (!match) return undefined;
    const [, name, index, quoted] = match;
    if (name !== undefined) steps.push(name);
    else if (index !== undefined) steps.push({ key: Number(index) });
    else if (quoted !== undefined) steps.push({ key: unquote(quoted) });
  }
  return steps;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** What a quoted template of the Terraform language spells, without its quotes and with its escapes undone. */
function unquote(text: string): string {
  return text
    .replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, code: string | undefined, char: string) =>
      code === undefined ? (escapes[char] ?? char) : String.fromCharCode(Number.parseInt(code, 16)),
    )
    .replace(/([$%])\1\{/g, '$1{');
}

/** The key as an address shows it: `[0]`, `["a.b"]`; nothing for none. */
export function keyText(key: Key | undefined): string {
  if (key === undefined) return '';
  return typeof key === 'number' ? `[${key}]` : `[${JSON.stringify(key).replace(/([$%])\{/g, '$1$1{')}]`;
}
