/** A process for pictures that does what it is told by the first byte: `h` hangs, `c` crashes, `o` runs out of memory; else it answers who it is. */
process.on('message', ({ png }: { png: { bytes: Uint8Array } }) => {
  const told = String.fromCharCode(png.bytes[0] ?? 0);
  if (told === 'h') for (;;);
  if (told === 'c') process.abort();
  if (told === 'o') for (const hoard: string[] = []; ;) hoard.push(`${Math.random()}`.repeat(1000));
  process.send?.({ png: new TextEncoder().encode(JSON.stringify({ pid: process.pid, env: process.env })) });
});
process.on('disconnect', () => process.exit());
