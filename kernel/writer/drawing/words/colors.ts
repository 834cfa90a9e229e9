import type { FeatureName } from '../look.ts';
import { dictionary, wordsOf } from './find.ts';

/** A colour, and the pattern that its word also means. */
export interface ColorWord {
  readonly hex: string;
  readonly pattern?: FeatureName;
}

/** Everyday words and coats; German, French, Spanish and Latin beside English. What is no CSS name is chosen to look well on a coat. */
const EVERYDAY: readonly (readonly [hex: string, words: string])[] = [
  [
    '#33302f',
    'black schwarz schwarze schwarzer noir negro nero niger ebony jet onyx obsidian coal raven ink tintenschwarz sable melanistic rabenschwarz',
  ],
  [
    '#f6f4ee',
    'white weiss weisse weisser blanc blanche blanco bianco albus ivory elfenbein snow schneeweiss albino alabaster milk pearl perle perlweiss',
  ],
  ['#efe3c8', 'cream creme ecru bone vanilla champagne parchment eierschale lemon-cream'],
  [
    '#8f8f96',
    'gray grey grau graue grauer gris grigio ash ashen smoke smoky mouse pewter stone rauchgrau mausgrau aschgrau',
  ],
  ['#5b5f6b', 'charcoal anthracite anthrazit graphite slate iron gunmetal schiefer dunkelgrau storm eisen'],
  [
    '#bcc3cf',
    'silver silber silbern argent plateado argento steel chrome metal metallic platinum platin stahl mithril',
  ],
  ['#b96f3c', 'brown braun braune brauner marron brun marrone nut hazel'],
  ['#6f4630', 'chocolate schokolade schoko coffee kaffee mocha cocoa kakao espresso umber dunkelbraun sepia'],
  ['#8a4b2b', 'chestnut kastanie bay mahogany mahagoni sorrel auburn russet walnut nussbraun fuchsbraun cinnamon zimt'],
  [
    '#dcae73',
    'tan beige sand sandy fawn buff camel khaki wheat biscuit caramel karamell sandfarben hellbraun latte blond blonde palomino',
  ],
  [
    '#e58a35',
    'ginger orange orangener rotbraun naranja arancione tangerine carrot pumpkin apricot marmalade kurbis mandarine fox fuchsrot',
  ],
  ['#c3602c', 'rust rusty copper kupfer bronze bronzen rost amber-brown terracotta sienna cuivre cobre'],
  ['#e2a92f', 'gold golden or dorado oro honey honig amber bernstein mustard senf ochre ocker topaz saffron'],
  [
    '#f5cf3c',
    'yellow gelb gelbe gelber jaune amarillo giallo lemon zitrone canary kanariengelb sun sunny sunshine banana',
  ],
  [
    '#d4403a',
    'red rot rote roter rouge rojo rosso ruber scarlet scharlach ruby rubin blood blutrot cherry kirsch vermilion feuerrot',
  ],
  ['#9c2f3f', 'crimson burgundy bordeaux maroon wine weinrot garnet granat karmin karmesin dunkelrot'],
  ['#f08f8a', 'coral koralle salmon lachs melon flamingo lobster peachy'],
  ['#f4a7bf', 'pink rosa rose rosado rosig blush bubblegum piglet schweinchenrosa hellrosa'],
  ['#d6479a', 'magenta fuchsia raspberry himbeere hot-pink cerise beere'],
  ['#f6bd97', 'peach pfirsich apricot-cream aprikose skin haut'],
  [
    '#8f57b8',
    'purple violet lila violett violette purpur morado viola amethyst grape plum pflaume aubergine eggplant mauve',
  ],
  ['#c3a7e2', 'lavender lavendel lilac flieder wisteria orchid heather pastel-purple helllila'],
  ['#4f55b4', 'indigo ultramarine sapphire saphir royal-blue konigsblau cobalt kobalt'],
  ['#3f7fcf', 'blue blau blaue blauer bleu azul blu caeruleus azure azur cornflower kornblume bluebell denim'],
  ['#8cc3ea', 'sky sky-blue himmelblau hellblau baby-blue ice eisblau icy frost frosty arctic powder celeste'],
  ['#2f4168', 'navy marineblau midnight mitternacht mitternachtsblau dunkelblau nachtblau'],
  ['#36b0b5', 'teal turquoise turkis aqua cyan petrol aquamarine aquamarin lagoon peacock tealish'],
  ['#4fa24f', 'green grun grune gruner vert verde viridis grass grasgrun leaf blattgrun fern frog'],
  ['#2aa36b', 'emerald smaragd smaragdgrun jade malachite esmeralda emeraude shamrock'],
  ['#2f6b46', 'forest waldgrun tannengrun dunkelgrun pine spruce bottle hunter'],
  ['#8c9a48', 'olive oliv moss moos moosgrun sage salbei avocado swamp schilf'],
  ['#a3d24b', 'lime limette chartreuse apple apfelgrun neon-green acid slime hellgrun pistachio pistazie giftgrun'],
  ['#a9dfc3', 'mint minze minzgrun seafoam celadon pastel-green'],
];

const PATTERNED: readonly (readonly [ColorWord, words: string])[] = [
  [{ hex: '#c9873f', pattern: 'stripes' }, 'tabby getigert tigered gestromt mackerel striped gestreift raye'],
  [{ hex: '#9a6a3f', pattern: 'stripes' }, 'brindle brindled agouti wildfarben'],
  [
    { hex: '#f3ead9', pattern: 'patches' },
    'calico tricolor tricolour dreifarbig gescheckt piebald pied scheckig pinto skewbald parti glückskatze patched',
  ],
  [{ hex: '#6b4632', pattern: 'patches' }, 'tortoiseshell tortie schildpatt schildpattfarben'],
  [
    { hex: '#c9ccd4', pattern: 'spots' },
    'dapple dappled apfelschimmel merle speckled gesprenkelt roan flecked appaloosa',
  ],
  [{ hex: '#f0e4cf', pattern: 'spots' }, 'spotted gefleckt gepunktet dalmatian harlequin'],
  [{ hex: '#4b5f9e', pattern: 'stars' }, 'galaxy cosmic starry sternen nebula space cosmos galaktisch'],
  [
    { hex: '#ef7fb0', pattern: 'stripes' },
    'rainbow regenbogen multicolor multicoloured bunt iridescent opal opalescent arc-en-ciel',
  ],
  [{ hex: '#ef7a2e', pattern: 'flames' }, 'fire fiery flame feurig burning lava molten ember'],
];

const CSS =
  'aliceblue f0f8ff antiquewhite faebd7 aquamarine 7fffd4 bisque ffe4c4 blanchedalmond ffebcd blueviolet 8a2be2 burlywood deb887 cadetblue 5f9ea0 cornflowerblue 6495ed cornsilk fff8dc darkblue 1f2f8b darkcyan 008b8b darkgoldenrod b8860b darkgray 7d7d84 darkgreen 1b6b2a darkkhaki bdb76b darkmagenta 8b008b darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc darkred 8b1a1a darksalmon e9967a darkseagreen 8fbc8f darkslateblue 483d8b darkslategray 2f4f4f darkturquoise 00ced1 darkviolet 9400d3 deeppink ff1493 deepskyblue 00bfff dimgray 696969 dodgerblue 1e90ff firebrick b22222 floralwhite fffaf0 forestgreen 228b22 gainsboro dcdcdc ghostwhite f8f8ff goldenrod daa520 greenyellow adff2f honeydew f0fff0 hotpink ff69b4 indianred cd5c5c lavenderblush fff0f5 lawngreen 7cfc00 lemonchiffon fffacd lightblue add8e6 lightcoral f08080 lightcyan e0ffff lightgoldenrodyellow fafad2 lightgray d3d3d3 lightgreen 90ee90 lightpink ffb6c1 lightsalmon ffa07a lightseagreen 20b2aa lightskyblue 87cefa lightslategray 778899 lightsteelblue b0c4de lightyellow ffffe0 limegreen 32cd32 linen faf0e6 mediumaquamarine 66cdaa mediumblue 3a3acd mediumorchid ba55d3 mediumpurple 9370db mediumseagreen 3cb371 mediumslateblue 7b68ee mediumspringgreen 00fa9a mediumturquoise 48d1cc mediumvioletred c71585 midnightblue 191970 mintcream f5fffa mistyrose ffe4e1 moccasin ffe4b5 navajowhite ffdead oldlace fdf5e6 olivedrab 6b8e23 orangered ff4500 palegoldenrod eee8aa palegreen 98fb98 paleturquoise afeeee palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9 peru cd853f powderblue b0e0e6 rebeccapurple 663399 rosybrown bc8f8f royalblue 4169e1 saddlebrown 8b4513 sandybrown f4a460 seagreen 2e8b57 seashell fff5ee skyblue 87ceeb slateblue 6a5acd slategray 708090 springgreen 00ff7f steelblue 4682b4 thistle d8bfd8 tomato ff6347 whitesmoke f5f5f5 yellowgreen 9acd32 darkgrey 7d7d84 lightgrey d3d3d3 slategrey 708090';

const CSS_WORDS = CSS.split(' ');

export const COLOR_WORDS = dictionary<ColorWord>([
  ...PATTERNED,
  ...EVERYDAY.map(([hex, words]) => [{ hex }, words] as const),
  ...CSS_WORDS.flatMap((name, index) =>
    index % 2 === 0 ? [[{ hex: `#${CSS_WORDS[index + 1]}` }, name] as const] : [],
  ),
]);

const DARKER = /^(?:dark|dunkel|deep|tief|fonce|oscuro|rich)/;
const LIGHTER = /^(?:light|hell|pale|blass|pastel|soft|zart|clair|claro|faded|baby)/;

export interface SaidColor extends ColorWord {
  /** How much lighter it is meant; 0 as the word is. */
  readonly lighter: number;
}

const AND = /\s*(?:[,;/+&]|\band\b|\bund\b|\bet\b|\by\b|\bwith\b|\bmit\b|(?<=\p{L})-(?=\p{L}))\s*/iu;

/** Each colour of "black and white", "schwarz-weiß", "red/gold"; the words as they are where those pieces are none. */
export function splitColors(text: string): string[] {
  if (text.includes('#') || COLOR_WORDS.has(wordsOf(text).join('-'))) return [text];
  const pieces = text.slice(0, 200).split(AND);
  return pieces.length > 1 && pieces.every((piece) => colorIn(piece) !== undefined) ? pieces : [text];
}

/** The colour that words name, or #rgb, #rrggbb; nothing for unknown ones. */
export function colorIn(text: string): SaidColor | undefined {
  const hex = /#([0-9a-f]{6}|[0-9a-f]{3})\b/i.exec(text)?.[1]?.toLowerCase();
  if (hex !== undefined) return { hex: `#${hex.length === 3 ? hex.replaceAll(/./g, '$&$&') : hex}`, lighter: 0 };
  const words = wordsOf(text);
  const joined = COLOR_WORDS.get(words.join('-')) ?? COLOR_WORDS.get(words.join(''));
  if (joined) return { ...joined, lighter: 0 };
  const lighter = words.some((word) => LIGHTER.test(word)) ? 0.1 : words.some((word) => DARKER.test(word)) ? -0.13 : 0;
  for (const word of words.toReversed()) {
    const known =
      COLOR_WORDS.get(word) ?? COLOR_WORDS.get(word.replace(DARKER, '').replace(LIGHTER, '')) ?? adjective(word);
    if (known) return { ...known, lighter };
  }
  return undefined;
}

/** "greenish", "reddish", "schwarzes", "goldenen". */
function adjective(word: string): ColorWord | undefined {
  const stem = word.replace(/(?:dish|ish|y|lich|lichen|es|en|em|er|e|s)$/, '');
  return stem === word || stem.length < 3 ? undefined : COLOR_WORDS.get(stem);
}
