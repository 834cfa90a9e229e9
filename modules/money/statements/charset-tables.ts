export type OneByteCharset = 'windows-1252' | 'iso-8859-15' | 'windows-1250' | 'windows-1251' | 'ibm850';

/** 0x80 to 0xFF of IBM 850, with the euro sign of IBM 858. */
const IBM850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤' +
  'ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

/** The characters of 0x80 to 0xFF, likelier charsets first: of two that fit alike, the first is taken. */
export const UPPER_HALVES: Readonly<Record<OneByteCharset, string>> = {
  'windows-1252': upperHalf('windows-1252'),
  'iso-8859-15': upperHalf('iso-8859-15'),
  'windows-1250': upperHalf('windows-1250'),
  'windows-1251': upperHalf('windows-1251'),
  ibm850: IBM850,
};

/** Signs that statements have beside letters. */
export const SIGNS = '€£§°–—„“”‚‘’«»…·•№\u00a0¿¡ºª®²³´';

const WESTERN: readonly string[] = [
  'äöüß',
  'éèêëàâçîïôùûüÿœæ',
  'áéíóúñüç',
  'ãõáéíóúâêôàç',
  'àèéìòùî',
  'åäöéæøü',
  'éëïöüèáó',
  'áéíóúýðþæö',
];
const CENTRAL: readonly string[] = ['ąćęłńóśźż', 'áčďéěíňóřšťúůýžäôľĺŕ', 'áéíóöőúüű', 'ăâîșțşţ', 'čćđšž'];
const CYRILLIC: readonly string[] = [
  'абвгдежзийклмнопрстуфхцчшщъыьэюяё',
  'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
  'абвгдђежзијклљмнњопрстћуфхцчџш',
];

export const LANGUAGES: readonly { readonly letters: string; readonly latin: boolean }[] = [
  ...[...WESTERN, ...CENTRAL].map((letters) => ({ letters: letters + letters.toUpperCase(), latin: true })),
  ...CYRILLIC.map((letters) => ({ letters: letters + letters.toUpperCase(), latin: false })),
];

function upperHalf(charset: string): string {
  return new TextDecoder(charset).decode(Uint8Array.from({ length: 128 }, (_, index) => 0x80 + index));
}
