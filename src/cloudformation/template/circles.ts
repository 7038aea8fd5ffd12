/** Circles beyond this many are not looked for. */
const enough = 10;

/** A name on the way of a search, with what is still to be followed from it. */
interface Step {
  readonly name: string | undefined;
  readonly open: string[];
}

/**
 * Circles in a graph, each as the names along it. Graphs of any depth are taken.
 * @param edges what each name leads to
 */
export function circlesIn(edges: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const circles: (readonly string[])[] = [];
  const done = new Set<string>();
  const onWay = new Map<string, number>();
  const way: Step[] = [{ name: undefined, open: [...edges.keys()].reverse() }];
  for (let step = way.at(-1); step && circles.length < enough; step = way.at(-1)) {
    const next = step.open.pop();
    if (next === undefined) {
      done.add(step.name ?? '');
      onWay.delete(step.name ?? '');
      way.pop();
      continue;
    }
    const met = onWay.get(next);
    if (met !== undefined) circles.push(way.slice(met).map(({ name }) => name ?? ''));
    else if (!done.has(next)) {
      onWay.set(next, way.length);
      way.push({ name: next, open: [...new Set(edges.get(next))].reverse() });
    }
  }
  return circles;
}
