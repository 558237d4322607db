/**
 * Loaded into a server under load (`node --expose-gc --import`): says what the process has used, when it is asked. The
 * answer is an object `{ cpuMs, residentMb, heapMb }`, the memory after garbage was collected where that was asked for.
 */
process.on('message', (question) => {
  if (question === 'collect') (globalThis as { gc?: () => void }).gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ cpuMs: (user + system) / 1000, residentMb: rss / 2 ** 20, heapMb: heapUsed / 2 ** 20 });
});
process.channel?.unref();
