import { type ArgsOf, entry, type Path, type Problem, type Range, say } from '../model/index.js';

/** Why something cannot be read, as the end of a sentence. */
type Because = { readonly because: string };

/** What reading an input can say about it, beside what it looks like. */
export const problemCatalogue = {
  'duplicate-key': entry<{ key: string }>({
    severity: 'note',
    message: ({ key }) =>
      `The key \`${key}\` stands more than once. CloudFormation takes the last one, and so does this analysis.`,
    when: 'a mapping has a key twice; CloudFormation takes the last one',
    todo: 'delete the one that is not meant',
  }),
  'json-syntax': entry<Because>({
    severity: 'error',
    message: ({ because }) => `This is no valid JSON: ${because}.`,
    when: 'the text is no JSON',
    todo: 'mend it at the place that is shown',
  }),
  'json-truncated': entry({
    severity: 'error',
    message: () => 'The JSON ends in the middle of a value: the file is cut off. Write it again, and whole.',
    when: 'the JSON ends in the middle of a value',
    todo: 'write the file again: the program was stopped, or its output was cut',
  }),
  'template-too-large': entry<{ megabytes: number }>({
    severity: 'error',
    message: ({ megabytes }) =>
      `It has ${megabytes} MB, and CloudFormation takes templates of at most 1 MB; it is not read.`,
    when: 'a template of more than 8 MB; CloudFormation takes 1 MB',
    todo: 'split it',
  }),
  'templated-text': entry({
    severity: 'error',
    message: () => 'This looks like a template with tags of Jinja or Nunjucks. Fill it in first, and scan the result.',
    when: 'a template has tags of Jinja or Nunjucks in it',
    todo: 'fill it in, and scan the result',
  }),
  'too-deep': entry({
    severity: 'error',
    message: () => 'Its values are nested more than 500 levels deep; it is not read.',
    when: 'values are nested more than 500 levels deep',
    todo: 'none that deploys is',
  }),
  'yaml-alias': entry({
    severity: 'error',
    message: () => 'An alias names an anchor that does not stand before it, or that it is itself a part of.',
    when: 'an alias names an anchor that does not stand before it, or that it is a part of',
    todo: 'correct the alias',
  }),
  'yaml-key': entry({
    severity: 'error',
    message: () => 'A list or a mapping stands where a key should be; the entry is left out.',
    when: 'a list or a mapping stands where a key should be',
    todo: 'write a text; the rest of the mapping is judged',
  }),
  'yaml-quoted-text': entry({
    severity: 'note',
    message: () =>
      'A quoted text goes on in lines that are not indented. CloudFormation takes it, other YAML readers refuse it.',
    when: 'a quoted text goes on in lines that are not indented; CloudFormation takes it',
    todo: 'indent it, for other readers',
  }),
  'yaml-syntax': entry<Because>({
    severity: 'error',
    message: ({ because }) => `This is no valid YAML: ${because}.`,
    when: 'the text is no YAML',
    todo: 'mend it at the place that is shown',
  }),
  'yaml-too-large': entry({
    severity: 'error',
    message: () => 'Written out, the aliases of this document would make more than a million values; it is not read.',
    when: 'the aliases, written out, would make more than a million values',
    todo: 'none that deploys does',
  }),
};

type Catalogue = typeof problemCatalogue;

/** A problem of the catalogue, at the places that are known. */
export function problem<K extends keyof Catalogue>(
  code: K,
  args: ArgsOf<Catalogue[K]>,
  { path, range }: { readonly path?: Path; readonly range?: Range | undefined } = {},
): Problem {
  const severity = problemCatalogue[code].severity === 'note' ? 'note' : 'error';
  return { ...say(problemCatalogue, code, args), severity, ...(path && { path }), ...(range && { range }) };
}
