// Loaded into every server that is measured: tells on request what the process has used. Costs nothing until asked.
process.on('message', (question) => {
  if (question === 'cpu') {
    const { user, system } = process.cpuUsage();
    process.send?.(user + system);
  } else if (question === 'memory') {
    // So that what is left is what is held, not what was not yet thrown away.
    globalThis.gc?.();
    globalThis.gc?.();
    process.send?.(process.memoryUsage().rss);
  }
});
// Being asked is no reason to stay alive.
process.channel?.unref();
