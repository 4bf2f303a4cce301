/** Something that can be found; `words` are what it is found by beside its title. */
export interface Findable {
  readonly title: string;
  readonly words: string;
}

/** How well a text fits what was typed: each word has to be in it, best at its beginning; null when one is missing. */
function fitness({ title, words }: Findable, asked: readonly string[]): number | null {
  const name = title.toLowerCase();
  const all = `${name} ${words.toLowerCase()}`;
  let sum = 0;
  for (const word of asked) {
    if (name.startsWith(word)) sum += 4;
    else if (name.includes(` ${word}`)) sum += 3;
    else if (name.includes(word)) sum += 2;
    else if (all.includes(word)) sum += 1;
    else return null;
  }
  return sum;
}

/** What fits, best first; among equals the order stays. */
export function rank<F extends Findable>(all: readonly F[], typed: string, limit: number): F[] {
  const asked = typed
    .toLowerCase()
    .split(/[\s?]+/)
    .filter((word) => word !== '');
  return all
    .flatMap((one) => {
      const fit = fitness(one, asked);
      return fit === null ? [] : [{ one, fit }];
    })
    .sort((a, b) => b.fit - a.fit)
    .slice(0, limit)
    .map(({ one }) => one);
}
