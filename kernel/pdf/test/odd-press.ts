/** A process that does as the sheet says: it hangs, crashes, or tells who it is. */
process.on('message', ({ template }: { template: string }) => {
  if (template === 'hang') for (;;);
  if (template === 'crash') process.kill(process.pid, 'SIGSEGV');
  const said = JSON.stringify({ pid: process.pid, env: process.env });
  process.send?.({ pdf: new TextEncoder().encode(said) });
});
process.on('disconnect', () => process.exit());
