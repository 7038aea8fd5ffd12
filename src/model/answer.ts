/** Three values: yes, no, and cannot tell. */
export type Answer = 'yes' | 'no' | 'unknown';

/** Yes when all are, no when one is not. */
export function every(answers: Iterable<Answer>): Answer {
  const all = new Set(answers);
  return all.has('no') ? 'no' : all.has('unknown') ? 'unknown' : 'yes';
}

/** Yes when one is, no when none is. */
export function some(answers: Iterable<Answer>): Answer {
  const all = new Set(answers);
  return all.has('yes') ? 'yes' : all.has('unknown') ? 'unknown' : 'no';
}
