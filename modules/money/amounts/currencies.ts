/**
 * Active currencies whose minor unit is not a hundredth, and all whose codes are in use (ISO 4217, list one of 2026-01-01). Funds, metals and
 * test codes are left out.
 */
const HUNDREDTHS =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK ' +
  'DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD ' +
  'KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP ' +
  'PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH ' +
  'USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG';
const WHOLE = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF';
const THOUSANDTHS = 'BHD IQD JOD KWD LYD OMR TND';
/** No more in use, and still in old statements. */
const GONE =
  'ATS:2 BEF:2 BGN:2 CUC:2 CYP:2 DEM:2 EEK:2 ESP:0 FIM:2 FRF:2 GRD:2 HRK:2 IEP:2 ITL:0 LTL:2 LVL:2 MTL:2 NLG:2 PTE:2 SIT:2 SKK:2';

const DECIMALS: ReadonlyMap<string, number> = new Map([
  ...HUNDREDTHS.split(' ').map((code) => [code, 2] as const),
  ...WHOLE.split(' ').map((code) => [code, 0] as const),
  ...THOUSANDTHS.split(' ').map((code) => [code, 3] as const),
  ...GONE.split(' ').map((entry) => [entry.slice(0, 3), Number(entry.slice(4))] as const),
]);

/** Digits behind the point: JPY 0, EUR 2, BHD 3; undefined for what is no currency. */
export function decimalsOf(currency: string): number | undefined {
  return DECIMALS.get(currency);
}

export const CURRENCIES: readonly string[] = [...DECIMALS.keys()].toSorted();
