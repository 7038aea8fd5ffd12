import { RE2JS } from 're2js';

/**
 * A regular expression that is matched in time linear to the text: one from a pull request must not be able to keep a
 * run busy. Takes what JavaScript takes but for look-around and back-references.
 */
export function linear(pattern: string): { readonly test: (text: string) => boolean } {
  const compiled = RE2JS.compile(RE2JS.translateRegExp(pattern));
  return { test: (text) => compiled.test(text) };
}
linear.code = 'linear';

/** Why a pattern cannot be used; nothing where it can. */
export function patternFault(pattern: string): string | undefined {
  try {
    linear(pattern);
    return undefined;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return `${why}; look-around and back-references are not supported`;
  }
}
