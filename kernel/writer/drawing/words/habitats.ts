import type { SceneName } from '../plans/plans.ts';
import { dictionary } from './find.ts';

const HABITATS: readonly (readonly [SceneName, words: string])[] = [
  [
    'meadow',
    'meadow field grassland wiese prairie plains pasture weide feld pre champ prado grass hill hills hugel steppe heath heide countryside park outdoors feywild valley tal alm',
  ],
  [
    'forest',
    'forest wood woods woodland wald foret bosque silva taiga tree trees baum pine mischwald waldrand enchanted-forest zauberwald hain grove thicket selva-negra',
  ],
  [
    'jungle',
    'jungle rainforest dschungel urwald regenwald tropics tropical tropen selva bamboo bambus tropenwald rain-forest',
  ],
  [
    'desert',
    'desert wuste sand dunes dune desierto oasis sahara outback canyon badlands pyramid pyramide agypten egypt',
  ],
  ['savanna', 'savanna savannah savanne sabana africa afrika serengeti bush plain-africa'],
  [
    'mountains',
    'mountain mountains berg berge gebirge alps alpen montagne montana cliff peak gipfel highlands hochland rocks felsen rock alpine nest cliffs klippe himalaya andes',
  ],
  [
    'sea',
    'sea ocean meer see-tief ozean mer mar deep-sea tiefsee oceano underwater unterwasser abyss open-sea atlantic pacific sunken water wasser eau agua trench',
  ],
  ['reef', 'reef coral-reef korallenriff riff aquarium coral lagoon lagune arrecife recif aquarien tank fish-tank'],
  [
    'river',
    'river lake pond stream fluss teich see bach weiher riviere lac rio lago brook creek ufer wetland lakeside pond-side etang estanque waterfall wasserfall fountain',
  ],
  [
    'beach',
    'beach strand coast kuste shore island insel plage playa seaside palm ile isla ufer-sand shoreline tidal harbor harbour hafen',
  ],
  [
    'sky',
    'sky clouds cloud himmel wolken luft air ciel cielo heaven floating-island wind heavens astral wolkenschloss aerie thermals',
  ],
  [
    'cave',
    'cave cavern hohle grotte cueva underground underdark unterirdisch den burrow bau mine tunnel lair hoard unterwelt grotto gruta',
  ],
  [
    'dungeon',
    'dungeon crypt verlies kerker catacombs krypta labyrinth maze tomb grab keller cellar donjon mazmorra prison ruins sewer kanalisation',
  ],
  [
    'snow',
    'snow ice arctic antarctica antarctic arktis antarktis schnee eis tundra glacier gletscher polar north-pole nordpol winter neige nieve iceberg hielo frozen siberia frost',
  ],
  [
    'city',
    'city town urban stadt street alley strasse gasse ville ciudad rooftop dach downtown village dorf factory subway metropolis grossstadt market laboratory lab labor office buro',
  ],
  [
    'room',
    'house home sofa room indoors indoor wohnung haus zimmer wohnzimmer couch apartment living-room maison casa cage kafig terrarium kitchen kuche bedroom bed bett cozy library fireplace basket korb kamin domestic flat window shelf attic cushion hutch tavern inn shop blanket lap garage',
  ],
  [
    'farm',
    'farm barn stable bauernhof hof stall scheune ferme granja ranch coop henhouse huhnerstall paddock koppel reitstall orchard field-farm sty',
  ],
  [
    'garden',
    'garden garten flowerbed blumenbeet jardin flower-meadow blumenwiese backyard hinterhof lawn flowers blumen blumengarten greenhouse orchard-garden beehive hive yard balcony terrace compost',
  ],
  ['swamp', 'swamp marsh bog sumpf moor marais pantano mangrove fen mud schlamm bayou everglades moorland mire'],
  [
    'volcano',
    'volcano lava vulkan volcan fire hell holle inferno crater magma feuer underworld-fire krater forge schmiede mordor infierno enfer',
  ],
  [
    'space',
    'space outer-space weltraum weltall galaxy moon mond planet espace espacio stars cosmos universe spaceship raumschiff void mars universum orbit',
  ],
  [
    'castle',
    'castle palace schloss burg chateau castillo tower turm throne thronsaal fortress festung kingdom keep temple tempel kingdom-hall palast citadel',
  ],
  [
    'night',
    'night nacht moonlight mondschein nuit noche midnight dark dunkel dusk darkness nocturnal dammerung full-moon vollmond dreams traum twilight',
  ],
  [
    'graveyard',
    'graveyard cemetery friedhof haunted spooky haunted-house spukhaus cimetiere cementerio mausoleum shadowfell geisterhaus crypt-yard abandoned',
  ],
];

export const HABITAT_WORDS = dictionary<SceneName>(HABITATS);

/** For words that nobody put into the dictionary. */
export const SOME_SCENES: readonly [SceneName, ...SceneName[]] = [
  'plain',
  'meadow',
  'mountains',
  'sky',
  'garden',
  'night',
];
