/**
 * What the runners of pipelines take for a command in the output of a program: GitHub's `::name` at the beginning of a
 * line, blanks before it or not; `##[name]` of GitHub, `##vso[name]` of Azure and `##teamcity[name]` anywhere.
 * Source: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
const atBeginning = /^([^\S\n\r\u2028\u2029]*):(?=:)/gm;
const anywhere = /#(?=#\w*\[)/g;

/** Lines for people in which nothing is a command: a backslash stands in each. */
export function inert(text: string): string {
  return text.replace(atBeginning, '$1\\:').replace(anywhere, '#\\');
}

/** The same of HTML or XML, by references, so that it says what it said. */
export function inertMarkup(text: string): string {
  return text.replace(atBeginning, '$1&#58;').replace(anywhere, '&#35;');
}

/** The same of JSON, whose lines begin with blanks, brackets and quotes. */
export function inertJson(text: string): string {
  return text.replace(anywhere, '\\u0023');
}
