import type { ConstructName, Deployment, Path } from '../model/index.js';
import type { Frame } from './creation.js';
import type { SynthesizedDocument } from './synthesized.js';

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

/** The constructs that make what is deployed, each resource once. */
export function constructsOf(
  documents: readonly SynthesizedDocument[],
  deployments: readonly Deployment[],
): ConstructName[] {
  const byInput = new Map(documents.map((document) => [document.input, document]));
  const found = deployments.flatMap(placesIn).flatMap(({ input, path: [section, id] }): ConstructName[] => {
    if (section !== 'Resources' || typeof id !== 'string') return [];
    const construct = byInput.get(input)?.constructOf?.(id);
    return construct === undefined ? [] : [{ input, id, path: construct.path }];
  });
  return [...new Map(found.map((one) => [`${one.input} ${one.id}`, one])).values()];
}

function placesIn({ input, resources, gaps }: Deployment): { readonly input: string; readonly path: Path }[] {
  return [...resources.map(({ place }) => place), ...gaps.map(({ path = [] }) => ({ input, path }))];
}
