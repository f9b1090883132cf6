/**
 * Keeps the answer of a read for a few seconds, one per key. Only for what a merchant edits and every page shows: shop
 * profile, texts, categories. A failed read is not kept.
 * @param now milliseconds of a clock that only runs forward
 */
export function remember<T>(
  seconds: number,
  read: (key: string) => Promise<T>,
  now: () => number = () => performance.now(),
): (key: string) => Promise<T> {
  const kept = new Map<string, { until: number; answer: Promise<T> }>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined && now() < known.until) return known.answer;
    const answer = read(key);
    kept.set(key, { until: now() + seconds * 1000, answer });
    answer.catch(() => kept.delete(key));
    return answer;
  };
}
