/** How many are worked on at once: while one waits for the database, another is worked out. */
const HANDS = 4;

/**
 * Does the work with each, several at once, and answers what came of each, in their order. Once one has failed, no
 * other is begun; what was under way is waited for.
 * @throws the first fault
 */
export async function withEach<Item, Done>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<Done>,
  hands = HANDS,
): Promise<Done[]> {
  const done: Done[] = [];
  // One generator for all hands: a fault in one of them closes it for the others.
  const left = numbered(items);
  const hand = async () => {
    for (const [place, item] of left) done[place] = await work(item);
  };
  const ended = await Promise.allSettled(Array.from({ length: hands }, hand));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  return done;
}

function* numbered<Item>(items: Iterable<Item>): Generator<[number, Item]> {
  let place = 0;
  for (const item of items) {
    yield [place, item];
    place += 1;
  }
}
