/** Under npm, ends this process when npm was killed and could not pass that on. */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event || process.channel) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
  }, 1_000).unref();
}
