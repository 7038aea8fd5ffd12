import {
  type Args,
  type Fact,
  identityOf,
  type NearMiss,
  type Retention,
  type RoleFact,
  type Said,
  type ScopeFact,
  type Trust,
} from '../model/index.js';
import { filled, placeholders } from './message.js';

/**
 * What a finding says of a fact, apart from its words: for each placeholder of the message what it is filled with.
 * Where that is itself a sentence, the codes and values that the sentence is made of stand for it.
 */
export function argsOf(template: string, fact: Fact): Args {
  return Object.fromEntries(
    placeholders(template).flatMap((path) => {
      const said = WORDS[path]?.(fact);
      if (said !== undefined) return [[path, said]];
      return SENTENCE.test(path) ? [] : [[path, filled(path, fact)]];
    }),
  );
}

/** Keys of facts that hold sentences. */
const SENTENCE = /(?:^|\.)(?:because|\w+Because|message|reason|fix)$/;

/** Placeholders that sentences come in for, and what stands for those. */
const WORDS: Readonly<Record<string, (fact: Fact) => string | undefined>> = {
  trustBecause: ofRole(({ trust }) => text([trust.class, ...trust.reasons.map(identityOf), ...codesOfGrants(trust)])),
  usableBecause: ofRole(({ usable }) => usable),
  consoleBecause: ofRole(({ console }) => console),
  deniedBecause: ofRole(({ denied }) => denied ?? ''),
  wideBecause: ofRole(({ wide }) => wide),
  'roles.because': ofScope(({ roles }) =>
    text(roles.map(({ place, supportAccess }) => [place.address, supportAccess])),
  ),
  'obstacles.message': ofScope(({ obstacles }) => text(obstacles.map(fromAnywhere).map(identityOf))),
  doubt: ofScope(({ obstacles }) => text(obstacles.map(fromAnywhere).map(identityOf))),
  reason: of<NearMiss>('near-miss', ({ code, args = {} }) => text(identityOf({ code, args, message: '' }))),
  because: (fact) => ofRole(({ supportAccess }) => supportAccess)(fact) ?? ofRetention(fact),
};

/** Why the grants that decide are judged so. Whom they let in, the grants themselves say. */
function codesOfGrants({ grants, verdict }: Trust): string[] {
  const decisive = grants.filter((grant) => grant.verdict === verdict);
  return [...new Set(decisive.flatMap(({ reasons }) => reasons.map(({ code }) => code)))].sort();
}

/** Without the folders of the files that are named: those depend on where the run was started. */
function fromAnywhere({ args = {}, ...said }: Said): Said {
  const named = Object.entries(args).map(([key, value]) =>
    FILES.has(key) ? [key, String(value).replace(/^.*\//, '')] : [key, value],
  );
  return { ...said, args: Object.fromEntries(named) };
}

const FILES: ReadonlySet<string> = new Set(['input', 'file']);

function text(value: unknown): string {
  return JSON.stringify(value);
}

function of<F extends Fact>(kind: F['kind'], tell: (fact: F) => string) {
  return (fact: Fact): string | undefined => (fact.kind === kind ? tell(fact as F) : undefined);
}

function ofRole(tell: (fact: RoleFact) => string) {
  return of<RoleFact>('role', tell);
}

const ofRetention = of<Retention>('retention', ({ fate, trustToday, trustThen }) =>
  text([fate, trustToday, trustThen]),
);

function ofScope(tell: (fact: ScopeFact) => string) {
  return of<ScopeFact>('scope', tell);
}
