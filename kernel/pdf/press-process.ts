import type { Printed } from './printed.ts';
import type { Sheet } from './press.ts';

/**
 * The process that sets documents: a large library in native code does it here, away from data, keys and connections. One at a time; whoever
 * started it ends it when a document takes too long.
 */
process.on('message', (sheet: Sheet) => {
  void print(sheet).then((printed) => process.send?.(printed));
});
process.on('disconnect', () => process.exit());

async function print({ template, json }: Sheet): Promise<Printed> {
  const compiler = await load();
  if (!compiler) return { fault: 'PDFs cannot be made on this machine.' };
  try {
    const pdf = compiler.pdf({ mainFileContent: template, inputs: { data: json } }, { creationTimestamp: 0 });
    return { pdf: new Uint8Array(pdf) };
  } catch (error) {
    const said = error instanceof Error ? error.message.trim() : '';
    return { fault: `It could not be set as a PDF${said === '' ? '' : `: ${said}`}.` };
  } finally {
    compiler.evictCache(0);
  }
}

/** Undefined where there is no compiler for this machine. In a folder that does not exist: a template reads no files. */
async function load() {
  try {
    const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
    return NodeCompiler.create({ workspace: '/there-are-no-files' });
  } catch {
    return undefined;
  }
}
