import type { Mood } from '../look.ts';
import { dictionary } from './find.ts';

const TEMPERS: readonly (readonly [Mood, words: string])[] = [
  [
    { eyes: 'open', mouth: 'snarl', brow: 1, fangs: true, sign: 'anger' },
    'fierce wild aggressive furious angry wutend aggressiv feroce feroz fiero savage violent hostile dangerous gefahrlich bose evil bosartig vicious deadly cruel grausam ferocious predatory bissig menacing 😡 😠',
  ],
  [
    { eyes: 'open', mouth: 'tiny', brow: -0.45, gaze: [0.55, 0.5], blush: true, tilt: 5 },
    'shy timid scheu schuchtern timide timido bashful modest reserved zuruckhaltend coy quiet still introverted 😳',
  ],
  [
    { eyes: 'open', mouth: 'grin', brow: -0.15, blush: true },
    'happy cheerful frohlich glucklich heureux feliz felice merry joyful content friendly freundlich sociable gesellig amiable good-natured sunny gutmutig heiter optimistic jolly sweet lieb nett kind 😀 😊 🙂',
  ],
  [
    { eyes: 'happy', mouth: 'grin', blush: true, tilt: -5, sign: 'notes' },
    'playful verspielt joueur jugueton lively lebhaft bouncy energetic exuberant bubbly wild-happy excited aufgeregt ubermutig funny lustig cheery musical 😄 😁',
  ],
  [
    { eyes: 'closed', mouth: 'tiny', sign: 'sleep', tilt: 7 },
    'sleepy tired lazy mude faul schlafrig verschlafen endormi sonoliento paresseux perezoso drowsy dozy lethargic trage snoozy indolent 😴 💤',
  ],
  [
    { eyes: 'half', mouth: 'frown', brow: 0.75 },
    'grumpy grouchy mürrisch murrisch grummelig grantig grincheux grunon cranky bad-tempered irritable sullen surly mean gemein moody launisch stubborn stur bockig dickkopfig cantankerous annoyed genervt 😒 😤',
  ],
  [
    { eyes: 'wide', mouth: 'oh', brow: -0.2, oneBrowUp: true, tilt: -9, gaze: [-0.4, -0.4], sign: 'question' },
    'curious neugierig curieux curioso inquisitive nosy interested alert aufmerksam attentive wachsam watchful vigilant explorer intelligent 🤔',
  ],
  [
    { eyes: 'open', mouth: 'frown', brow: -0.95, gaze: [0, 0.35], sign: 'tear', tilt: 4 },
    'sad melancholic traurig triste lonely einsam gloomy depressed melancholisch unhappy mournful homesick sorrowful heartbroken 😢 😭',
  ],
  [
    { eyes: 'half', mouth: 'smirk', brow: 0.5, oneBrowUp: true, gaze: [0.7, 0], tilt: -4 },
    'mischievous cheeky sly cunning frech schelmisch listig schlau verschmitzt espiegle travieso malicieux clever tricky naughty crafty devious rebellious roguish playful-sly sneaky hinterlistig durchtrieben trickster 😏 😈',
  ],
  [
    { eyes: 'closed', mouth: 'smile' },
    'calm peaceful serene ruhig gelassen friedlich calme tranquilo placid tranquil relaxed entspannt zen patient geduldig gentle sanft mild sanftmutig docile zahm chill laid-back doux easygoing 😌',
  ],
  [
    { eyes: 'half', mouth: 'smile', brow: 0.12, gaze: [0, 0.2], sign: 'sparkle', tilt: -3 },
    'regal proud noble majestic stolz edel koniglich majestatisch royal fier orgulloso elegant graceful arrogant haughty vain eitel aristocratic imperious dignified wurdevoll lofty 👑',
  ],
  [
    { eyes: 'wide', mouth: 'wavy', brow: -0.85, sign: 'sweat' },
    'scared nervous afraid angstlich angstvoll peureux miedoso fearful anxious nervos cowardly feige jumpy skittish schreckhaft panicky terrified worried 😱 😨',
  ],
  [
    { eyes: 'open', mouth: 'smirk', brow: 0.55 },
    'brave bold courageous mutig tapfer courageux valiente heroic confident determined entschlossen selbstbewusst daring kuhn fearless furchtlos strong stark adventurous abenteuerlustig loyal treu faithful protective',
  ],
  [
    { eyes: 'open', mouth: 'smile', brow: -0.3, blush: true, sign: 'hearts', tilt: 5 },
    'loving affectionate cuddly liebevoll verschmust verliebt anhanglich zartlich amoureux carinoso tender caring devoted motherly sanftherzig romantic kuschelig schmusig 😍 🥰',
  ],
  [
    { eyes: 'wide', mouth: 'tongue', oneBrowUp: true, brow: -0.2, tilt: 8 },
    'silly crazy goofy verruckt albern fou loco zany chaotic wacky insane clumsy tollpatschig derpy dumb hungry hungrig gefrassig greedy verfressen voracious chaotisch 🤪 😜',
  ],
  [
    { eyes: 'wide', mouth: 'oh', brow: -0.4 },
    'surprised astonished uberrascht erstaunt amazed startled naive innocent 😮',
  ],
  [
    { eyes: 'half', mouth: 'flat' },
    'bored indifferent gelangweilt gleichgultig aloof cool distanced stoic apathetic cold emotionless ungeruhrt deadpan unimpressed serious ernst solemn 😐 😑',
  ],
  [
    { eyes: 'half', mouth: 'smile', brow: -0.3 },
    'wise old ancient weise sage sabio thoughtful philosophical nachdenklich clever-old learned mysterious geheimnisvoll mystical ratselhaft enigmatic 🧐',
  ],
  [
    { eyes: 'squint', mouth: 'grin', blush: true },
    'laughing giggly hyper kichernd giddy silly-happy wild-playful hilarious 😆 🤣',
  ],
  [{ eyes: 'open', mouth: 'smile' }, 'neutral normal ordinary balanced ausgeglichen unknown none'],
];

export const TEMPER_WORDS = dictionary(TEMPERS);

export const CALM: Mood = { eyes: 'open', mouth: 'smile' };

/** For words that nobody put into the dictionary. */
export const SOME_TEMPERS: readonly [Mood, ...Mood[]] = [
  CALM,
  { eyes: 'open', mouth: 'grin' },
  { eyes: 'open', mouth: 'smirk', oneBrowUp: true, brow: 0.1 },
  { eyes: 'closed', mouth: 'smile', blush: true },
  { eyes: 'wide', mouth: 'tiny', tilt: -4 },
  { eyes: 'half', mouth: 'smile', tilt: 4 },
];
