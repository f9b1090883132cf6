// What the scripts say to the person at the terminal. Node builtins only.

/** @param {string} text one line of progress */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/**
 * Ends the program with one sentence on stderr, without a stack trace.
 * @param {string} sentence
 * @returns {never}
 */
export function giveUp(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** @param {number} milliseconds @returns {string} such as "3.4 s" or "2 min 05 s" */
export function formatDuration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
}

/**
 * Says every ten seconds that a silent step is still at work.
 * @param {string} what for example "installing packages"
 * @returns {() => void} stops it
 */
export function startHeartbeat(what) {
  const startedAt = Date.now();
  const timer = setInterval(() => {
    say(`  … still ${what} (${Math.round((Date.now() - startedAt) / 1000)} s)`);
  }, 10_000);
  timer.unref();
  return () => clearInterval(timer);
}
