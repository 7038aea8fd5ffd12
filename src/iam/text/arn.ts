/** An ARN by its components. Each may be symbolic, and in a condition each may be a pattern. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** Everything after the fifth colon. */
  readonly resource: string;
}

/** What a symbol and a policy variable begin and end with. */
const WHOLE: Readonly<Record<string, string>> = { '\u27e8': '\u27e9', '{': '}' };

/** A text cut at a character, but for where it stands in a symbol or in a policy variable. */
export function cutAt(text: string, separator: string): readonly string[] {
  if (!/[\u27e8{]/u.test(text)) return text.split(separator);
  const parts: string[] = [];
  const unclosed = new Set<string>();
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const opening = text[at] ?? '';
    if (opening === separator) {
      parts.push(text.slice(start, at));
      start = at + 1;
    } else if (WHOLE[opening] !== undefined && !unclosed.has(opening)) {
      const end = text.indexOf(WHOLE[opening], at);
      if (end < 0) unclosed.add(opening);
      else at = end;
    }
  }
  return [...parts, text.slice(start)];
}

/** The components of an ARN; nothing where the text is none. */
export function parseArn(text: string): Arn | undefined {
  if (!text.startsWith('arn:')) return undefined;
  const [, partition, service, region, account, ...rest] = cutAt(text, ':');
  if (rest.length === 0) return undefined;
  if (partition === undefined || service === undefined || region === undefined || account === undefined)
    return undefined;
  return { partition, service, region, account, resource: rest.join(':') };
}

/** The last part of a path: the name of a user or role. */
export function nameIn(resource: string): string {
  return cutAt(resource, '/').at(-1) ?? '';
}
