/**
 * The candidate that was likely meant: the one that begins so, or has a part that does; else the one with the fewest
 * edits, if those are few for its length and leave some of it. None where several are as likely.
 */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const begun = word.length > 1 ? candidates.filter((one) => one.toLowerCase().startsWith(word.toLowerCase())) : [];
  if (begun.length === 1) return begun[0];
  const near = nearest(word, candidates);
  if (near !== undefined && (begun.length === 0 || edits(word, near) < 3)) return near;
  const parts = word.length > 2 ? candidates.filter((one) => one.split('-').some((part) => part.startsWith(word))) : [];
  return parts.length === 1 ? parts[0] : undefined;
}

function nearest(word: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map((candidate) => ({ candidate, edits: edits(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(
      ({ candidate, edits }) => edits <= Math.min(candidate.length - 1, Math.max(2, Math.floor(candidate.length / 3))),
    )
    .sort((a, b) => a.edits - b.edits || a.candidate.localeCompare(b.candidate, 'en'));
  return ranked[0]?.candidate;
}

/** Levenshtein distance. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
