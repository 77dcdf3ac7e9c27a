/**
 * Numbers for CloudWatch, as members of a log line ("embedded metric format"). They become metrics of a namespace; a
 * number that is never written costs nothing. `at`: milliseconds since 1970.
 */
export function measures(
  namespace: string,
  at: number,
  values: Readonly<Record<string, number>>,
): Record<string, unknown> {
  const Metrics = Object.keys(values).map((Name) => ({ Name }));
  if (Metrics.length === 0) return {};
  return {
    _aws: {
      Timestamp: at,
      CloudWatchMetrics: [{ Namespace: namespace, Dimensions: [[]], Metrics }],
    },
    ...values,
  };
}
