/** Why a run is asked to give way; the reason of its signal. */
export class GiveWay extends Error {
  override readonly name = 'AbortError';
  readonly why: 'cancelled' | 'stopping' | 'lease-lost';
  constructor(why: GiveWay['why']) {
    super(`The operation gives way: ${why}.`);
    this.why = why;
  }
}
