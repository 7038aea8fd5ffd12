import type { Finding, Input, ReportFinding } from '../model/index.js';

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

/**
 * Shows a finding where the app makes its construct, if that was traced: there it is mended. The template becomes the
 * related place.
 */
export function atConstruct(finding: ReportFinding): ReportFinding {
  const { location, related } = finding;
  const maker = related.find((one) => one.location.pointer?.endsWith(CONSTRUCT_POINTER));
  if (maker === undefined || maker.location.file === location.file) return finding;
  const { file, line, column } = maker.location;
  const { address, pointer } = location;
  const names = { ...(address !== undefined && { address }), ...(pointer !== undefined && { pointer }) };
  const position = { ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
  const template = { message: maker.message.replace(/ makes it\.$/, ' synthesizes it here.'), location };
  return {
    ...finding,
    location: { file, ...names, ...position },
    related: related.map((one) => (one === maker ? template : one)),
  };
}

const CONSTRUCT_POINTER = '/Metadata/aws:cdk:path';

function keyOf(input: string, id: string): string {
  return JSON.stringify([input, id]);
}
