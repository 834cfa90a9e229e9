import type { KindName } from '../plans/plans.ts';
import { dictionary } from './find.ts';

/** English thoroughly; German, French, Spanish, Latin; emoji; some Chinese and Japanese. */
const SPECIES: Readonly<Record<KindName, string>> = {
  'horned-critter': 'monstrosity horned-monster ungeheuer ungetum monstrum mostro',
  'feeler-critter': 'martian marsmensch bug-eyed-monster pokemon digimon',
  critter:
    'critter creature monster beast animal tier kreatur wesen monstruo monstre bestia bestie fabelwesen pet haustier gremlin-critter furby tribble mogwai thing unknown',
  cat: 'cat kitten kitty tomcat housecat feline katze kater katzchen mieze chat chatte chaton gato gata gatito felis catus gatto siamese persian maine-coon sphynx ragdoll manx bengal british-shorthair wildcat serval cougar puma mountain-lion nekomata panther panthera jaguarundi 🐱 🐈 😺 猫 neko кошка',
  lion: 'lion lioness lowe lowin leon lionne leo nemean 🦁 狮 獅子',
  tiger: 'tiger tigress tigre saber-tooth sabertooth liger 🐯 🐅 虎',
  leopard: 'leopard cheetah gepard jaguar snow-leopard schneeleopard ocelot guepard displacer genet ozelot 🐆',
  lynx: 'lynx luchs bobcat caracal lince karakal',
  dog: 'dog puppy hound hund hundchen welpe chien chienne perro perra cane canis familiaris labrador retriever golden-retriever beagle spaniel cocker-spaniel dachshund dackel basset mutt mongrel bernese saint-bernard berner bloodhound setter pointer pug mops bulldog boxer 🐶 🐕 犬 狗 собака inu',
  hound:
    'terrier chihuahua corgi husky german-shepherd shepherd schaferhund collie border-collie doberman pinscher spitz shiba akita dingo jackal schakal coyote kojote hellhound hollenhund cerberus zerberus warg hyena hyane rottweiler greyhound whippet',
  poodle: 'poodle pudel bichon maltese malteser labradoodle goldendoodle caniche',
  wolf: 'wolf wolfin loup lobo lupus direwolf dire-wolf worg fenrir winter-wolf 🐺 狼 волк',
  fox: 'fox fuchs renard zorro vulpes vixen fennec kitsune volpe polarfuchs arctic-fox ninetails 🦊 狐',
  bear: 'bear bar grizzly bruin ours oso ursus cub teddy braunbar owlbear black-bear brown-bear cave-bear teddybear orso 🐻 🧸 熊',
  'polar-bear': 'polar-bear eisbar ice-bear ours-polaire oso-polar ursus-maritimus 🐻‍❄',
  panda: 'panda giant-panda pandabar grosser-panda 🐼',
  koala: 'koala wombat drop-bear 🐨',
  raccoon: 'raccoon racoon waschbar raton-laveur mapache tanuki coati nasenbar lemur 🦝',
  'red-panda': 'red-panda kleiner-panda firefox panda-roux',
  badger: 'badger dachs blaireau tejon honey-badger wolverine vielfrass 🦡',
  skunk: 'skunk stinktier mouffette mofeta polecat 🦨',
  rabbit:
    'rabbit bunny hare kaninchen hase haschen lapin lievre conejo liebre lepus jackalope wolpertinger coniglio easter-bunny osterhase jackrabbit 🐰 🐇 兔 うさぎ',
  mouse: 'mouse maus mauschen souris raton mus dormouse shrew spitzmaus topo jerboa 🐭 🐁 鼠',
  rat: 'rat ratte rata rattus ratfolk were-rat skaven 🐀',
  hamster:
    'hamster guinea-pig meerschweinchen gerbil chinchilla cavia cobaye cavy cobaya vole degu capybara goldhamster lemming 🐹',
  squirrel:
    'squirrel chipmunk eichhornchen ecureuil ardilla sciurus streifenhornchen ratatosk eichkatzchen marmot murmeltier 🐿',
  hedgehog: 'hedgehog igel herisson erizo porcupine stachelschwein echidna erinaceus tenrec 🦔',
  beaver: 'beaver biber castor nutria muskrat platypus schnabeltier groundhog 🦫',
  otter: 'otter sea-otter fischotter loutre nutria-otter mongoose manguste meerkat erdmannchen 🦦',
  ferret:
    'ferret frettchen weasel wiesel stoat ermine hermelin marten marder mink polecat-ferret iltis furet belette huron mustela nerz',
  mole: 'mole maulwurf taupe topo-mole talpa naked-mole-rat opossum possum armadillo gurteltier tapir',
  monkey:
    'monkey affe singe mono simia lemur-monkey capuchin macaque baboon pavian marmoset tamarin gibbon scimmia aye-aye 🐵 🐒 🙈 🙉 🙊 猿',
  gorilla: 'gorilla ape chimpanzee schimpanse orangutan orang-utan bonobo menschenaffe king-kong 🦍 🦧',
  sloth: 'sloth faultier paresseux perezoso 🦥',
  horse:
    'horse pony mare stallion foal colt pferd hengst stute fohlen cheval jument caballo yegua equus mustang centaur zentaur kelpie nightmare shetland haflinger lipizzaner cavallo warhorse 🐴 🐎 馬 马',
  donkey: 'donkey esel mule maultier ane burro asinus mulet asino 🫏',
  zebra: 'zebra zebre cebra quagga okapi 🦓',
  unicorn: 'unicorn einhorn licorne unicornio alicorn unicornis 🦄',
  pegasus: 'pegasus winged-horse flugelpferd hippogriff pegase pegaso hippogreif',
  cow: 'cow cattle calf heifer kuh kalb rind vache vaca veau ternera bos milchkuh mucca holstein jersey 🐄 🐮 牛',
  bull: 'bull ox stier ochse taureau toro taurus bulle minotaur minotaurus gaur water-buffalo 🐂 🐃',
  bison: 'bison buffalo yak buffel wisent aurochs auerochse gnu wildebeest musk-ox catoblepas gorgon 🦬',
  pig: 'pig piglet hog sow swine schwein ferkel sau cochon porc cerdo puerco sus porcellino minischwein pot-bellied-pig 🐷 🐖 🐽 猪 豚',
  boar: 'boar wild-boar warthog wildschwein keiler eber sanglier jabali warzenschwein peccary 🐗',
  sheep: 'sheep lamb ewe schaf lamm mouton brebis agneau oveja cordero ovis lammchen pecora 🐑 羊',
  ram: 'ram bighorn mouflon widder belier carnero aries mufflon 🐏',
  goat: 'goat kid ziege geiss bock chevre bouc cabra capra ibex steinbock chamois gams gamse capricorn satyr faun fauno capricornus krampus 🐐',
  deer: 'deer stag doe fawn hirsch reh rehkitz cerf biche ciervo venado cervus reindeer rentier caribou antelope antilope gazelle impala gazella roe elk kirin bambi springbok 🦌 鹿',
  moose: 'moose elch elan alce wapiti 🫎',
  giraffe: 'giraffe jirafa girafe giraffa 🦒',
  camel: 'camel dromedary kamel dromedar chameau camello trampeltier 🐫 🐪',
  llama: 'llama alpaca lama alpaka vicuna guanaco 🦙',
  elephant: 'elephant elefant elephantus elefante loxodon oliphaunt 🐘 象',
  mammoth: 'mammoth mammut mammouth mamut mastodon 🦣',
  rhino: 'rhino rhinoceros nashorn rinoceronte 🦏',
  hippo: 'hippo hippopotamus nilpferd flusspferd hippopotame hipopotamo manatee seekuh dugong behemoth 🦛',
  kangaroo: 'kangaroo wallaby kanguru kangourou canguro quokka joey tasmanian-devil 🦘',
  anteater: 'anteater ameisenbar pangolin aardvark erdferkel schuppentier tamandua tamanoir',
  bat: 'bat fledermaus chauve-souris murcielago vampire-bat flying-fox flughund pipistrello stirge chiroptera 🦇',
  dragon:
    'dragon drake wyvern drache drachen draco drachling pseudodragon dragonling lindworm lindwurm wyrm kobold drakon dragonborn drago faerie-dragon tatzelwurm wyrmling hatchling amphiptere 🐉 🐲 龍 龙 竜',
  griffin: 'griffin gryphon griffon greif grifo griffe opinicus peryton',
  sphinx: 'sphinx lamassu esfinge androsphinx shedu',
  chimera: 'chimera manticore chimare manticora quimera mantikor chimaira bulette',
  werewolf: 'werewolf lycanthrope werwolf loup-garou hombre-lobo gnoll lykanthrop wolfman barghest',
  yeti: 'yeti abominable-snowman schneemensch wampa snowman',
  bigfoot: 'bigfoot sasquatch bugbear wookiee waldschrat',
  demon:
    'demon devil damon teufel diable diablo demonio balor satan fiend archdevil pit-fiend gargoyle wasserspeier oni daimon baphomet 👿 👹 👺',
  bird: 'bird songbird vogel voglein oiseau pajaro ave avis robin rotkehlchen finch fink sparrow spatz sperling tit meise blue-tit kohlmeise swallow schwalbe starling star-vogel thrush drossel blackbird amsel wren zaunkonig nightingale nachtigall cardinal woodpecker specht kingfisher eisvogel lark lerche uccello bluebird jay bullfinch gimpel cuckoo kuckuck roc songthrush quail wachtel 🐦 鸟 鳥',
  canary:
    'canary cockatiel budgie budgerigar kanarienvogel wellensittich nymphensittich lovebird zebra-finch parakeet sittich canario canari perruche periquito',
  parrot: 'parrot macaw papagei perroquet loro guacamayo cockatoo kakadu ara psittacus pappagallo graupapagei 🦜',
  owl: 'owl eule uhu hibou chouette buho lechuza strix barn-owl schleiereule kauz owlet gufo snowy-owl 🦉',
  duck: 'duck duckling ente entchen rubber-duck quietscheente canard pato anatra anas pekin 🦆 鸭',
  mallard: 'mallard stockente wood-duck teal-duck grebe haubentaucher wild-duck coot',
  goose: 'goose gosling swan cygnet gans schwan oie ganso cygne cisne anser cygnus 🦢 🪿',
  chicken: 'chicken hen huhn henne poule gallina pollo gallus pullet 🐔',
  rooster: 'rooster cock cockerel hahn gockel coq gallo 🐓 鸡',
  chick: 'chick kuken poussin pollito pollita pulcino 🐤 🐥 🐣',
  turkey: 'turkey truthahn pute dindon pavo meleagris pheasant fasan grouse guinea-fowl 🦃',
  penguin: 'penguin pinguin manchot pinguino pingouin puffin papageitaucher auk 🐧',
  eagle:
    'eagle adler hawk falcon falke habicht bussard kite kestrel aigle aguila halcon faucon aquila bald-eagle osprey seeadler thunderbird harpy harpyie aarakocra gull mowe seagull albatross goeland gaviota buzzard 🦅',
  vulture: 'vulture geier condor kondor vautour buitre marabou',
  raven: 'raven crow rabe krahe magpie elster jackdaw dohle corbeau cuervo corneille corvus rook kenku tengu corvo 🐦‍⬛',
  pigeon: 'pigeon taube pigeon-voyageur paloma-gris columba dodo',
  dove: 'dove turtledove friedenstaube colombe paloma colomba 🕊',
  stork:
    'stork heron crane storch reiher kranich cigogne ciguena grulla ibis egret grue garza axe-beak pelican pelikan',
  flamingo: 'flamingo flamant flamenco spoonbill 🦩',
  ostrich: 'ostrich emu strauss straussenvogel autruche avestruz cassowary kasuar kiwi rhea nandu',
  peacock: 'peacock peafowl pfau paon pavo-real peahen pavone bird-of-paradise quetzal 🦚',
  toucan: 'toucan tukan tucan hornbill nashornvogel',
  hummingbird: 'hummingbird kolibri colibri sunbird',
  phoenix: 'phoenix firebird phonix feuervogel fenix phenix simurgh 🐦‍🔥',
  cockatrice: 'cockatrice cocatrice hahnbasilisk chickatrice kokatrix achaierai',
  snake:
    'snake serpent schlange natter serpiente culebra python viper anaconda boa otter-snake adder kreuzotter rattlesnake klapperschlange mamba serpens garter eel aal anguille sea-serpent seeschlange naga quetzalcoatl ouroboros couatl anguila moray lamia medusa 🐍 蛇',
  cobra: 'cobra kobra king-cobra uraeus naja yuan-ti',
  basilisk: 'basilisk basilic basilisco basiliscus',
  hydra: 'hydra hydre hidra orochi tiamat',
  worm: 'worm wurm regenwurm ver lombriz earthworm purple-worm leech blutegel maggot made sandworm lumbricus gusano 🪱',
  lizard:
    'lizard gecko eidechse lezard lagarto lagartija iguana leguan skink monitor waran komodo bearded-dragon bartagame salamander salamandre newt molch triton lizardfolk lacerta agama lucertola tuatara 🦎',
  chameleon: 'chameleon chamaleon camaleon cameleon',
  crocodile: 'crocodile alligator krokodil caiman kaiman gator gharial crocodylus cocodrilo 🐊',
  dinosaur:
    'dinosaur dinosaurier t-rex tyrannosaurus trex raptor velociraptor brachiosaurus stegosaurus dino dinosaure dinosaurio sauropod kaiju godzilla pterodactyl spinosaurus tarrasque diplodocus 🦖 🦕',
  triceratops: 'triceratops ankylosaurus styracosaurus ceratopsian protoceratops',
  turtle:
    'turtle tortoise schildkrote tortue tortuga testudo terrapin sea-turtle landschildkrote tartaruga tortle zaratan 🐢 亀',
  frog: 'frog toad frosch krote grenouille crapaud rana sapo tadpole kaulquappe tree-frog laubfrosch bullywug bufo bullfrog grung unke 🐸 蛙',
  axolotl: 'axolotl mudpuppy olm grottenolm ajolote fire-salamander feuersalamander giant-salamander',
  butterfly: 'butterfly schmetterling papillon mariposa falter monarch papilio farfalla tagfalter 🦋 蝶',
  moth: 'moth motte nachtfalter polilla mothman luna-moth silkworm',
  bee: 'bee bumblebee honeybee wasp hornet biene hummel wespe hornisse abeille guepe abeja avispa apis bourdon ape 🐝',
  fly: 'fly mosquito fliege mucke mouche moustique mosca gnat midge horsefly firefly gluhwurmchen leuchtkafer glowworm cicada zikade 🪰 🦟',
  dragonfly: 'dragonfly libelle libellule libelula damselfly',
  ladybird: 'ladybird ladybug marienkafer coccinelle mariquita coccinella 🐞',
  beetle:
    'beetle bug kafer scarab skarabaus scarabee escarabajo stag-beetle hirschkafer insect insekt cockroach kakerlake woodlouse assel rhinoceros-beetle isopod weevil insecte insecto tick flea floh zecke louse 🪲 🪳 🐛‍',
  ant: 'ant ameise fourmi hormiga formica termite formian 🐜',
  mantis:
    'mantis praying-mantis gottesanbeterin grasshopper heuschrecke grashupfer cricket grille locust stick-insect mante saltamontes thri-kreen 🦗',
  spider:
    'spider tarantula spinne vogelspinne araignee arana arachnid black-widow schwarze-witwe aranea drider ettercap phase-spider mygale ragno arachne 🕷 蜘蛛',
  scorpion: 'scorpion skorpion escorpion scorpio alacran 🦂',
  caterpillar:
    'caterpillar raupe chenille oruga centipede tausendfussler millipede inchworm grub larva bruco carrion-crawler 🐛',
  snail:
    'snail slug schnecke escargot caracol limace nacktschnecke helix nautilus conch flail-snail whelk lumaca hermit-crab einsiedlerkrebs 🐌',
  fish: 'fish goldfish clownfish fisch goldfisch clownfisch poisson pez pescado piscis koi guppy carp karpfen trout forelle salmon-fish lachsfisch tuna thunfisch betta kampffisch angelfish catfish wels tetra neon-tetra discus tang perch barsch pike hecht cod herring bass piranha pesce halibut flounder 🐟 🐠 🎏 鱼 魚',
  shark: 'shark hai haifisch requin tiburon hammerhead great-white sahuagin squalo swordfish barracuda 🦈',
  pufferfish: 'pufferfish blowfish kugelfisch fugu puffer sunfish poisson-globe pez-globo porcupinefish 🐡',
  anglerfish: 'anglerfish anglerfisch deep-sea-fish tiefseefisch lanternfish viperfish',
  ray: 'ray manta stingray rochen manta-ray raie raya skate cloaker',
  seahorse: 'seahorse seepferdchen hippocampe caballito-de-mar hippocampus sea-dragon pipefish',
  whale:
    'whale wal blauwal baleine ballena balena cetus sperm-whale pottwal humpback blue-whale leviathan beluga moby-dick 🐳 🐋 鲸',
  dolphin: 'dolphin delfin delphin dauphin porpoise tummler schweinswal delfino 🐬',
  orca: 'orca killer-whale schwertwal orque',
  narwhal: 'narwhal narwal narval',
  seal: 'seal sea-lion robbe seehund phoque foca seelowe lion-de-mer seal-pup selkie 🦭',
  walrus: 'walrus walross morse morsa elephant-seal see-elefant',
  octopus:
    'octopus oktopus krake tintenfisch pieuvre pulpo poulpe polpo cuttlefish sepia-fish mind-flayer tentacle tentacled otyugh cthulhu 🐙 章魚',
  squid: 'squid kalmar calamar calmar humboldt-squid vampire-squid 🦑',
  kraken: 'kraken aboleth sea-monster seeungeheuer meeresungeheuer',
  jellyfish: 'jellyfish qualle meduse medusa-jelly jelly man-of-war flumph anemone seeanemone 🪼',
  crab: 'crab krabbe krebs crabe cangrejo cancer king-crab carcinus granchio chuul 🦀',
  lobster: 'lobster hummer shrimp prawn garnele crayfish flusskrebs homard langosta crevette camaron gamba krill 🦞 🦐',
  starfish: 'starfish seestern etoile-de-mer estrella-de-mar sea-star sea-urchin seeigel 🌟‍',
  slime:
    'slime ooze blob jelly-cube gelatinous-cube schleim schleimwesen schleimmonster pudding black-pudding amoeba amobe gelee limo goo glibber bacterium tardigrade bartierchen virus microbe 🦠',
  ghost:
    'ghost spirit phantom spectre specter wraith geist gespenst fantome fantasma poltergeist banshee spook shade spuk spettro will-o-wisp wisp irrlicht shadow spirito 👻 幽霊',
  fire: 'fire fire-elemental flame-spirit elemental ifrit fire-spirit feuergeist magmin salamander-spirit efreeti azer feuerelementar flame calcifer 🔥',
  water: 'water water-elemental water-spirit undine wassergeist naiad nymph nixe-spirit wasserelementar raindrop 💧',
  air: 'air air-elemental cloud djinn genie dschinni sylph wolke luftgeist djinni storm-spirit cloud-spirit luftelementar nuage ☁',
  star: 'star stern-wesen sun sonne etoile estrella celestial light-spirit starling-spirit comet star-spirit solar ⭐ 🌟',
  watcher:
    'floating-eye eyeball beholder eye-tyrant gazer spectator watcher auge eye evil-eye augentyrann betrachter argus oeil ojo alien ausserirdischer extraterrestrial 👁 👽 👾',
  mimic: 'mimic mimik chest treasure-chest truhe schatztruhe schatzkiste coffre mimique 🧰',
  mushroom: 'mushroom fungus toadstool pilz fliegenpilz champignon hongo seta myconid fungi shrieker spore amanita 🍄',
  flower:
    'flower sunflower rose daisy tulip plant blume sonnenblume pflanze fleur flor planta venus-flytrap venusfliegenfalle orchid-plant lily tulpe dandelion lowenzahn dryad dryade fiore triffid 🌻 🌼 🌸 🌹 🌷',
  tree: 'tree treant ent baum baumhirte arbre arbol oak eiche willow weide bonsai tanne fir birch treefolk albero shambling-mound leshen 🌳 🌲',
  cactus: 'cactus kaktus saguaro succulent sukkulente cactuar 🌵',
  pumpkin: 'pumpkin jack-o-lantern kurbis scarecrow vogelscheuche citrouille calabaza potato kartoffel tomato apple 🎃',
  human:
    'human person man woman boy girl child mensch mann frau kind humain humano homo sapiens halfling hobbit halbling princess prince prinzessin prinz adventurer rogue ranger bard monk farmer villager tiefling half-elf king queen konig konigin cowboy ninja samurai detective 🧑 👩 👨',
  elf: 'elf elves elfe elfo drow high-elf wood-elf dark-elf eladrin alf waldelf 🧝',
  dwarf: 'dwarf dwarves zwerg nain enano duergar nano',
  gnome:
    'gnome gnom gartenzwerg leprechaun kobold-de heinzelmannchen wichtel tomte brownie lutin duende nisse santa santa-claus 🎅',
  goblin: 'goblin hobgoblin gobelin duende-verde boggart gremlin grippli nilbog goblinoid redcap',
  orc: 'orc ork orco orque-warrior half-orc uruk halbork',
  troll: 'troll trolle trol cave-troll ice-troll 🧌',
  ogre: 'ogre oger ogro ogress shrek',
  giant: 'giant riese geant gigante titan hill-giant frost-giant goliath firbolg ettin colossus gigant',
  cyclops: 'cyclops zyklop cyclope ciclope polyphemus',
  wizard:
    'wizard mage sorcerer zauberer magier mago warlock archmage merlin magus druid druide lich magicien sorcier 🧙',
  witch: 'witch hag hexe sorciere bruja baba-yaga strega 🧹',
  knight:
    'knight paladin ritter chevalier caballero warrior krieger soldier fighter guard cavaliere gladiator viking wikinger barbarian death-knight animated-armor',
  pirate: 'pirate pirat pirata corsair buccaneer captain seerauber sailor 🏴‍☠',
  vampire: 'vampire vampir vampiro dracula strigoi nosferatu dhampir 🧛',
  zombie: 'zombie ghoul undead ghul untoter zombi draugr wight wiedergänger revenant frankenstein flesh-golem 🧟',
  mummy: 'mummy mumie momie momia mummy-lord',
  skeleton: 'skeleton skelett squelette esqueleto bones skull totenkopf scheletro demilich 💀 ☠',
  reaper: 'reaper grim-reaper death sensenmann tod necromancer nekromant dementor nazgul',
  fairy: 'fairy pixie sprite fee hada fae tinkerbell puck faerie peri fey tooth-fairy 🧚',
  angel: 'angel engel ange deva seraph cherub valkyrie aasimar angelo walkure 👼',
  imp: 'imp quasit devilkin teufelchen kobold-imp mephit diablotin homunculus 😈',
  mermaid: 'mermaid merman siren nixe meerjungfrau sirene sirena merfolk triton-folk wassermann ondine 🧜',
  robot:
    'robot android automaton roboter droid cyborg warforged mech bot automate robota drone modron ai clockwork machine 🤖',
  golem:
    'golem stone-golem gargantuan-stone earth-elemental steingolem rock-monster erdelementar galeb-duhr statue 🗿 🪨',
};

export const SPECIES_WORDS = dictionary<KindName>(
  Object.entries(SPECIES).map(([kind, words]) => [kind as KindName, words] as const),
);
