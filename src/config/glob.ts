/**
 * Compiles globs over paths that are relative to one folder and have `/` between their segments. `*` and `?` stay
 * within a segment, `**` spans any number of them, `[abc]` is one character of a set and `{a,b}` one of several texts.
 * A pattern whose last segment holds none of these also covers what lies in the folder of that name.
 *
 * Paths that lead out of the folder (`../x`) are matched only by patterns that do so too.
 */
export function matcher(globs: readonly string[]): (path: string) => boolean {
  const compiled = globs.map(compile);
  return (path) => compiled.some((matches) => matches(path));
}

function compile(glob: string): (path: string) => boolean {
  const pattern = glob.replace(/^(\.\/)+/, '').replace(/\/+$/, '');
  const last = pattern.slice(pattern.lastIndexOf('/') + 1);
  const within = /[*?[{]/.test(last) ? '' : '(?:/.*)?';
  const whole = new RegExp(`^${sourceOf(pattern)}${within}$`, 's');
  return (path) => path.startsWith('../') === pattern.startsWith('../') && whole.test(path);
}

/** The parts of a glob that mean something, and those that stand for themselves. */
const PARTS = /\*\*\/?|\*|\?|\[(!?)([^\]/]+)\]|\{([^{}]*)\}|[\s\S]/g;

function sourceOf(glob: string): string {
  return glob.replace(PARTS, (part, not: string | undefined, set: string | undefined, choices: string | undefined) => {
    if (part === '**/') return '(?:[^/]*/)*';
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    if (set !== undefined) return `[${not ? '^/' : ''}${set.replace(/[\\\]^[]/g, '\\$&')}]`;
    if (choices !== undefined) return `(?:${choices.split(',').map(sourceOf).join('|')})`;
    return part.replace(/[.+^$()|[\]{}\\/]/g, '\\$&');
  });
}
