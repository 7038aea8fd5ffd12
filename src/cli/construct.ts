import type { Frame } from '../cdk/index.js';
import type { Finding, Path } from '../model/index.js';
import type { Reading } from './reading.js';

/** The construct of a CDK app that makes a resource. */
export interface Construct {
  /** As the CDK names it: `Stack/SupportRole/Resource`. */
  readonly path: string;
  /** Where the app makes it, innermost first; none where that was not traced. */
  readonly frames: readonly Frame[];
  /** Folder of the app, absolute. */
  readonly app: string;
}

/** Where a synthesized template names the construct of a resource. */
export function constructPath(id: string): Path {
  return ['Resources', id, 'Metadata', 'aws:cdk:path'];
}

/** The logical id of the resource whose construct a path points to. */
export function constructAt([section, id, ...rest]: Path): string | undefined {
  return section === 'Resources' && typeof id === 'string' && rest.join() === 'Metadata,aws:cdk:path' ? id : undefined;
}

/** Adds to findings about synthesized resources which construct makes them, since that is what has to be changed. */
export function withConstructs(readings: readonly Reading[]): (finding: Finding) => Finding {
  const documents = new Map(
    readings.flatMap((one) => [...(one.nested ?? []), ...one.documents]).map((one) => [one.input, one]),
  );
  return (finding) => {
    const { input, path } = finding.place;
    const [section, id] = path;
    if (section !== 'Resources' || typeof id !== 'string') return finding;
    const construct = documents.get(input)?.constructOf?.(id);
    if (construct === undefined) return finding;
    const place = { input, path: constructPath(id) };
    const message = `The construct \`${construct.path.replace(/\/(Resource|Default)$/, '')}\` makes it.`;
    return { ...finding, related: [...finding.related, { place, message }] };
  };
}
