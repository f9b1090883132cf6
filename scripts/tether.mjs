// Preloaded with `node --import` into every process that another script starts: when the starter is gone, even by
// SIGKILL, its channel closes and this process ends too. Forks of this process inherit the preload, but have channels
// of their own, which must stay as they are: hence the comparison.
if (process.channel && Number(process.env.TETHERED_TO) === process.ppid) {
  process.once("disconnect", () => {
    setTimeout(() => process.exit(1), 8_000).unref();
    process.kill(process.pid, "SIGTERM");
  });
  process.channel.unref();
}
