/** How long somebody has to wait whose attempts came too fast. The same words for every account, known or not. */
export function waitWords(now: Temporal.Instant, from: Temporal.Instant): string {
  const seconds = Math.max(1, Math.ceil(now.until(from).total('seconds')));
  const minutes = Math.ceil(seconds / 60);
  const [count, unit] = seconds < 60 ? [seconds, 'second'] : [minutes, 'minute'];
  return `There were too many attempts that failed. Try again in ${count} ${unit}${count === 1 ? '' : 's'}`;
}
