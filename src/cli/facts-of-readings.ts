import { type ConstructFact, concealer, type InputFacts, type Located, placesOf } from '../facts/index.js';
import { weighSupport } from '../iam/index.js';
import type { Place } from '../model/index.js';
import { constructPath } from './construct.js';
import { judgedTrust } from './judged-trust.js';
import { type Locator, symbolicLocation } from './locate.js';
import type { Reading } from './reading.js';
import type { Settings } from './settings.js';

/** What one reading comes to, as plain data that says nothing but IAM and tells no secret. */
export function factsOf(reading: Reading, locate: Locator, settings: Settings): InputFacts {
  const {
    name: path,
    digest,
    kind,
    status,
    hides,
    problems,
    parts = [],
    likelyParts,
    nested = [],
    ignores = [],
  } = reading;
  const conceal = concealer({ trust: judgedTrust(reading.deployments, settings), policy: weighSupport });
  const deployments = reading.deployments.map(({ resources, before, ...rest }) => ({
    ...rest,
    resources: resources.map(conceal),
    ...(before === undefined ? {} : { before: before.map(conceal) }),
  }));
  const constructs = constructsOf(reading);
  const places = [
    ...placesOf({ path, problems, deployments: reading.deployments }),
    ...constructs.map(({ input, id }) => ({ input, path: constructPath(id) })),
    ...ignores.map(({ input, id, path: at }) => ({ input, path: at, ...(id === undefined ? {} : { address: id }) })),
  ];
  return {
    path,
    ...(digest === undefined ? {} : { digest }),
    ...(kind === undefined ? {} : { kind }),
    status,
    ...(hides ? { hides } : {}),
    problems,
    deployments,
    parts,
    ...(likelyParts && { likelyParts }),
    takesIn: [...new Set(nested.map(({ input }) => input))],
    ignores,
    locations: places.flatMap((place) => locatedAt(place, locate)),
    constructs,
  };
}

/** Nothing where the place itself tells. */
function locatedAt(place: Place, locate: Locator): Located[] {
  const location = locate(place);
  const told = symbolicLocation(place, place.input);
  return JSON.stringify(location) === JSON.stringify(told) ? [] : [{ place, location }];
}

function constructsOf({ documents, nested = [], deployments }: Reading): ConstructFact[] {
  const byInput = new Map([...nested, ...documents].map((document) => [document.input, document]));
  const found = deployments
    .flatMap(({ resources }) => resources)
    .flatMap(({ place: { input, path } }) => {
      const [section, id] = path;
      if (section !== 'Resources' || typeof id !== 'string') return [];
      const construct = byInput.get(input)?.constructOf?.(id);
      return construct === undefined ? [] : [{ input, id, path: construct.path }];
    });
  return [...new Map(found.map((one) => [`${one.input} ${one.id}`, one])).values()];
}
