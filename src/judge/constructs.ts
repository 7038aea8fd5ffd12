import type { Finding, Input } from '../model/index.js';

/** Adds to findings about synthesized resources which construct makes them, since that is what has to be changed. */
export function withConstructs(inputs: readonly Input[]): (finding: Finding) => Finding {
  const known = new Map(inputs.flatMap(({ constructs }) => constructs).map((one) => [keyOf(one.input, one.id), one]));
  return (finding) => {
    const { input, path } = finding.place;
    const [section, id] = path;
    if (section !== 'Resources' || typeof id !== 'string') return finding;
    const construct = known.get(keyOf(input, id));
    if (construct === undefined) return finding;
    const place = { input, path: ['Resources', id, 'Metadata', 'aws:cdk:path'] };
    const message = `The construct \`${construct.path.replace(/\/(Resource|Default)$/, '')}\` makes it.`;
    return { ...finding, related: [...finding.related, { place, message }] };
  };
}

function keyOf(input: string, id: string): string {
  return JSON.stringify([input, id]);
}
