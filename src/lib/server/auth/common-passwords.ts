/**
 * Words that people choose as passwords, in lower case and without digits and signs at their ends: the most used of
 * the frequency list in @zxcvbn-ts/language-common 4.1.3 (MIT licence, © 2012–2016 Dan Wheeler and Dropbox, Inc.,
 * © 2021 @zxcvbn-ts), nearly all of its entries of twelve characters or more, and Swedish words added by us.
 */
const words = `
a1a2a a1b2c a1b2c3d a1s2d a1s2d3f a1s2d3f4g5h a2a3a4a5a6a a2b3c a2b3c4d a2s3d4f a2s3d4f5g6h aaaaa aaliyah aardvark aaron abba abbott abby abcd aberdeen abgrtyu abigail abnormal abraham
abrakadabra absolut absolute abstr access accord account achilles achtung action active adam adams addison adgjmptw adidas admin administrator administratör admiral adonis adrian adriana
adrienne adult adults aezakmi africa again agent aggies aikido airborne airbus airforce airplane airport airwolf akira aksjdlasdakj alabama aladin alan alaska albany albatros albert alberta
alberto albina albion alejandr alejandro aleksandr aleksandra aleksey alenka alessandro alex alexalex alexande alexander alexandr alexandra alexey alexia alexis alfa alfred alfredo alibaba
alice alicia alien aliens alina alisha alison alissa allan allen alliance allison allmine allsop allstar almond aloha alone alpha alphabet alpine alskling altima alucard always alyssa
amadeus amadeusptfcor amand amanda amateur amateurs amazing amazon amber amelia americ america american amerika amigo amorcit amsterda amsterdam an83546921an anaconda anai anakin anarchy
anastasi anastasia anastasiya anders andersen anderson andersson andre andrea andreas andrei andres andrew andrewjackie andrey andromed andromeda andy andyod anfield angel angela angelica
angelika angelina angelo angels angelus angie angus anhyeuem animal animals anime anita anna annabell anne annette annie annika answer antananarivu antares antelope anthon anthony anthrax
antoine anton antoni antonia antonina antonio anubis anvandare användare anything anytimetoday apache apollo apple applepie apples april aptiva aquarius aragorn aramis arbete arcadia archer
archie area argentina ariana arianna arizona arjay arkansas arlene armada armagedon armand armani armstron army arnold arrow arrows arsenal artem artemis artemka arthur artist artur arturo
asd123asd asdasd asddsa asdf asdfasdf asdfg asdfgh asdfghj asdfghjk asdfghjkl asdfghjklöä asdfjkl asdfzxcv asdqwe asdzxc ashlee ashleigh ashley ashton asia asian asimov aspire aspirine
assass assassin assfuck assman assword asterix astra astral astrid astro astros athena athens athlon atlanta atlantic atlantis atomic attack attila attitude aubrey auburn auckland audi audia
audrey august augusta augusti augustus aurora aussie austin australi australia autumn avalanch avalon avatar avenger avenue aviation avrillavigne awesome azamat azazel azerty azsxdc azsxdcfv
babe babes babies baby babybaby babyblue babyboy babydoll babyface babygirl babylon babylove bacardi bacchus back backdoor backup bacon badass badboy baddog badger badgers badgirl badiman
badman baggins baggio bagira bailey baker balance baldwin ball baller ballin balloon balloons balls bambam bamboo bamse banan banana bananas banane bandit bang bangbang banger bangkok bank
banker banner banshee banzai barbados barbara barber barbie barcelon barcelona barefoot baritone barker barkley barnes barney baron barrett barron barry barselona barsik bart bartman barton
basebal baseball basket basketba basketball bass basset bassman bastard batman battery battle baxter bayern bcfields bdsm beach beaches beacon beagle beamer bean beaner beanie beans bear
bearbear bearcat bearcats beardog bears beast beastie beatle beatles beatrice beautifu beautiful beauty beaver beavis because becker beckham becky beefcake beemer beer beerbeer beerman
beetle believe belinda bell bella belle belly belmont benchmarking benchmarkingträff bender benfica beng bengals bengtsson benjamin bennett bennie benny benoit benson bentley beowulf beretta
berger bergkamp berkeley berlin bermuda bernard bernie bert bertha bertie bessie best bestbuy beta beth bethany better betty beverly bhbirf bhrh0h2oof6xbqjeh bian bianca biao biatch bicycle
bigass bigballs bigbear bigben bigbird bigblock bigblue bigbob bigboss bigboy bigbutt bigcat bigdaddy bigdawg bigdog bigfish bigfoot bigger biggie biggles bigguy bighead bigmac bigman
bigmike bigmoney bigone bigones bigpimp bigpoppa bigred bigtime bigtit bigtits bike biker bikini bilbo bill billie billy billybob billyboy bimmer bing bingo binladen biology bird birddog
birdie birdman birgit birgitta birthday biscuit bishop bismillah biteme bitter bizkit blabla black blackbir blackcat blackdog blackhaw blackie blackjac blackjack blackman blackout blacks
blacksonblon blacky blade blades blahblah blake blam blanco blast blaster blaze blazer blekinge blessed blessing blink blizzard blomma blomman blond blonde blondes blondie blood bloody
blossom bltynbabrfwbz blue bluebell bluebird blueblue blueboy bluedog blueeyes bluefish bluemoon blues bluesky bluesman blåvitt boat boating bobafett bobbie bobbob bobby bobcat bobdole
bobdylan boeing bogart bogdan bogey bohica boiler bolitas bollocks bollox bologna bolton bombay bomber bombers bond bondage bone bonehead boner bones bonita bonjour bonjovi bonkers bonnie
bonsai booger boogie book booker bookworm boom boomboom boomer booster bootie boots booty boozer borabora boricua boris borussia borås bosco boss bossman boston bottle bottom bounce bounty
bowler bowling bowman bowser bowwow boxer boxers boxing boxster boy4u2ownnyc boys boytoy bozo bpgjldsgjldthnf br0d3r brad bradford bradley brain brains brand brandi brando brandon brandy
brasil braves bravo brazil breast breasts bredband breeze brenda brendan brent brett brewer brewster brian briana brianna bridge bridget bright brighton brigitte bristol british britney
brittany brittney broadway brodie broken broker bronco broncos bronson bronze brooke brooklyn brooks brother brothers brown brownie browning browns bruce brucelee bruins bruiser bruno brutus
bryan bryant brynäs bubba bubbas bubble bubbles buceta buck bucket buckeye buckeyes buckshot budapest buddah buddha buddie buddy buddyboy budlight budman budweise buffalo buffett buffy
bugger builder bull bulldog bulldogs bullet bullfrog bullnuts bulls bullseye bullshit bummer bumper bunghole bunker bunnies bunny burger burrito burton bush bushido business businessbabe
buste busted buster busty butch butcher butler butt butter buttercu butterfl butterfly buttfuck butthead butthole buttman button buttons butts buzz buzzard byteme cabbage cabron cactus
cadillac caesar caitlin calgary calibra calico caliente californ california caligula callaway callie callisto callum calvin camaro cambiami camel camelot camels cameltoe camera cameron
camila camilla camille campbell camper canada canadian cancel cancer cancun candace candice candle candy candyman cang cannabis cannon canon cantona canyon capital capone caprice capricorn
capslock captain caramel caravan carbon card cardinal cards carina carl carla carlito carlitos carlo carlos carlton carman carmel carmen carmex carnage carnival carol carole carolin carolina
caroline carolyn carpedie carpente carpet carrera carrie carrot carson carter cartman cartoon carver casanova cascade caserta casey cash casino casper cassidy cassie castillo castle castor
castro catalina catch catdog catfish catherin catherine cathy catman cats cattle catwoman caught cavalier caveman cayman cbr900rr ccbill cdtnbr cdtnkfyf cecilia cedric celeb celeron celeste
celica celine celtic celtics ceng cent center central century cerberus cessna cfitymrf cgfhnfr chad chai chainsaw chair chambers champ champion champs chan chance chandler chandra chanel
chang change changed changeme changes channel chantal chao chaos chapman charger chargers charity charlene charles charley charli charlie charlott charlotte charlton charly charmed charter
chase chaser cheater check checkers cheech cheeks cheers cheese cheeseburger cheetah chef chelse chelsea chemical cheng cherokee cherry cheryl cheshire chester chesterfield chestnut chevelle
chevrole chevrolet chevy chevys chewie cheyenne chiara chicago chichi chick chicken chickens chickenwing chicks chico chief chiefs children chilli chillin chilly chimera china chinese
chinook chip chipmunk chipper chippy chips chivas chloe chocolat chocolate choice choklad chong choochoo chopin chopper chou chris chrisbln chriss chrissy christ christia christian christie
christin christina christine christma christmas christop christopher christy chrome chronic chrono chrysler chuai chuang chubby chuck chuckie chuckles chucky chui chun chunky chuo church
ciccio cicero cigar cigars cinder cindy cinema cinnamon circle circus cisco citadel citizen citroen city civic civilization cjdthitycndj cjkysirj cjkywt claire clancy clapton clarence
clarinet clark classic classics claude claudi claudia claudio clay claymore clayton clemson cleo cleopatr cleopatra clevelan clifford climber clinton clipper clippers clit clitoris close
cloud clouds clover clown clowns club clyde cnfc cnfybckfd coach cobain cobalt cobra cobras cocacola cocaine coconut codered cody coffee cohiba coke coldbeer coldplay cole coleman colleen
college collin collins colnago colombia colonel colorado colors colt colton coltrane columbia columbus comanche combat comedy comet comfort comics command commando common company compaq
compass complete compton compute computer conan concord concorde concrete condom condor configuratio confused cong connect conner connie connor conover conrad construction consumer contact
content contest contortionist control cookie cookies cool coolcat coolcool cooldude cooler coolguy coolio coolman coolness cooper cooter copper corey corinne corleone corndog cornell corolla
corona corperfmonsy corrado corsair corvette cosmic cosmo cosmopolitan cosmos costello cosworth cottage cotton cougar cougars counter counterstrike country county courage courtney coventry
cowboy cowboys coyote crack cracker craig cramps crash crawford crazy crazybab cream creampie creamy create creation creative creature credit cricket criminal crimson cristian cristina
critter crjhgbjy cross crow cruise cruiser crunch crusader crusher crysis crystal cthtuf cthulhu cthutq ctrhtn cuan cubbies cubswin cuddles cupcake curious curtis custom customer cutiepie
cutlass cutter cxfcnmt cyber cyborg cyclone cyclops cygnus cynthia cypress d8cd98f00b dabears daddy daemon daewoo dagger daisy dakota dalarna dale dalejr dallas dalshe dalton damage damian
damien dammit damnit dana dance dancer dancing dang danger danie daniel daniela daniele danielle daniels daniil danila danni danny dannyboy dante danzig daphne darius dark darklord darkman
darkness darkside darkstar darlene darling darrell darren darryl darwin dator datorer datorn datsun dave david davide davids davidson davis dawg dawn dawson dayton daytona dbrnjh dbrnjhbz
deacon dead deadhead deadly deadman deadpool dean deanna death debbie deborah december deedee deejay deep deeper deepthroat deer deeznuts deeznutz defender defense defiant deftones delete
delight delilah dell delphi delta deluxe demo demon demons denali deng denis denise deniska denmark dennis dentist denver depeche derek derparol derrick descent desert design designer desire
desiree deskjet desmond destin destiny destroy detroit deutsch devil devildog devilmaycry devils devo dexter dfcbkbq dfkthbz dfkthf dfktynbyf dfvgbh dharma diablo dialog diamond diamonds
dian diana diane dianne diao diaper dick dickhead dickie dicks diego diehard diesel dietcoke dieter digger diggler digimon digital digitalprodu dilbert dilligaf dillon dima dimas dimples
dinamo dinara dindom ding dingdong dino dinosaur dipshit direct director dirtbike dirty discover disney diver divine diving divorce dixie djivanfros djurgarden djurgården dkflbckfd dkflbvbh
dkflbvbhjdbx dkflbvbhjdyf dmitriy doberman doctor dodge dodger dodgeram dodgers dogbert dogboy dogcat dogface dogfood dogg dogger doggie doggy doghouse dogman dogs dogshit doitnow dollar
dollars dolly dolores dolphin dolphins domain domainlock dominic dominik dominion domino donald dong donkey donna donnie donovan donuts doobie doodle doofus doogie dookie doomsday door doors
dorian dorothy dotcom dottie double doug doughboy douglas down download downtown dracula drago dragon dragonba dragonball dragons dragoon drake drakon draven dream dreamer dreams drew
drifter drive driver drizzt droopy drowssap drpepper drummer drunk dthjybrf duan dublin ducati duchess duck duckie ducks dude dudedude dudley duke dumbass duncan dundee dungeon dupont
durango duster dustin dusty dutch dutchess dwayne dwight dylan dynamite dynamo dynasty eagle eagles earnhard earth easter eastern easton eastside eastwood easy eatme eatshit ebony eclipse
eddie edgar edison eduard eduardo edward edwardcullen edwards eeyore eggman eight eileen einstein ekaterina elaine elcamino eldorado eleanor electra electric electro electron elefant element
elena elephant eleven elijah elisabet elisabeth elite elizabet elizabeth elizaveta ellen ellie elliot elliott elvira elvis elwood emerald emerson emil emilia emilie emily eminem emma
emmanuel emmitt emperor empire energy enforcer engage engine engineer england english enigma enjoy enrico enter enterme enterpri enterprise entertainment entropy epsilon eraser eric erica
ericsson erik erika eriksson erin ernest ernesto ernie escape escort esther estrella eternal eternity ethan eugene eureka europa europe eva evan evangelion evelyn everest everett everlast
everton evolution ewqasdcxz excalibu excalibur excite exigen exigent exodus exotic expert explorer express extreme f00tball fabian fabie fabric face facial fairlane faith faithful falcon
falcons fallen fallout familjen family famous fandango fang fantasia fantasy fantomas farfar farley farmer farmor farscape farside fart fashion fast fastball faster fatass fatboy fatcat
father fatima fatman fatty fearless feather februari february federal federico feet felicia felipe felix female fender feng fenway fergie fergus ferguson fernand fernando ferrari ferret
ferris fester festival fetish fghtkm fgtkmcby ficken fiction fidelio fiesta figaro fight fighter fika filter filthy finalfantasy finance findaupair finger fingers finish finland fire
fireball firebird firefigh firefire firefly firefox fireman firewall first fischer fish fishbone fisher fishes fishhead fishin fishing fishman fisken fitness five fjäril fkmnthyfnbdf
fktrcfylh fktrcfylhf fktrcfylhjdbx fktrcfylhjdf fktrcfylhjdyf fktrctq flames flamingo flanker flash flatron fletch fletcher flexible flight flip flipper floppy florence flores florian
florida flounder flower flowers floyd fluffy flvbybcnhfnjh flyboy flyers flyfish flying focus folkhälsa foobar food foot footbal football forbattring force ford fordf forest foreve forever
foreveryoung forfun forget forgot format formula forrest forsaken fortuna fortune forum forward foryou fossil foster fotboll fountain fowler foxtrot foxy foxylady franc france frances
francesc francesco francis franco francois frank frankie franklin franky fraser freak freaks freaky freckles fred fredag freddie freddy frederic frederiksberg fredfred fredrick fredrik free
freebird freedom freefall freefree freeman freepass freeuser freeway freeze french fresh friday friend friendly friends fright frisco frisky fritz frodo frog frogger froggy frogman from
front frontier frost frosty frozen frölunda fubar fuck fuck_inside fucked fucker fuckers fuckface fuckfuck fuckhead fuckher fuckin fucking fuckinside fuckit fuckme fuckoff fucktheworld
fuckthis fucku fuckyo fuckyou fugazi fukkc fulham fullmoon function funny funtime fusion futbol future fuzzy fyfcnfcbz fyfnjkbq fylhtq fynfyfyfhbde fytxrf fyutkbyf färjestad förbättring
gabrie gabriel gabriela gabriell gadget gagging galaxy galina galore gambit gambler game gameboy gamecube gameover games gandalf ganesh gang gangbang gangsta gangster garage garbage garcia
garden garfield gargoyle garion garrett gary gasman gaston gateway gator gatorade gators gawker gbhfvblf gbpltw gegcbr geheim gemini gene general generic genesis geneva geng genius geoffrey
georg george georgia georgie gerald gerard german germany geronimo gertrude gesperrt getmoney getout getsome gfhfktkjuhfv gfhjkm gfhjkmgfhjkm ghbdtn ghbdtnbr ghbdtnghbdtn ghbdtnrfrltkf
ghblehjr ghbywtccf ghetto ghhh47hj ghjatccbjyfk ghjcnj ghjcnjgbpltw ghjcnjgfhjkm ghjcnjghjcnj ghjcnjnfr ghjcnjqgfhjkm ghjcnjrdfibyj ghjnbdjcnjzybt ghjuhfvvf ghost ghostrider ghosts
ghtdtlvtldtl giant giants gibson gideon gidget giggles gilbert gilles gillian gilligan ginger giorgi giorgio giovanni giraffe girl girls giuseppe gizmo gizmodo gjkbyf gjkysqgbpltw glacier
gladiato gladiator glamour glasgow glass glenn global glock gloria glory gmoney gn56gn goalie goat goaway gobears goblin goblue gobucks goddess godfathe godfather godjul godsmack godzilla
gofish goforit goirish goku gold goldberg golden goldfish goldie goldstar goldwing golf golfball golfer golfgolf golfing goliath gollum gonavy gong gonzalez gonzo goober good goodboy goodbye
goodluck goodman goodtime goofy google gooner goose gopher gordo gordon gore gorgeous gorilla gotcha goteborg goten gothic gotland gotohell govols grace gracie graham grand grande grandma
grandpa granny grant graphics grateful gravity grease great greatone greece green greenbay greenday greene greenlantern greens greg gregor gregory gremlin grendel gretchen gretzky griffey
griffin grinch gringo grizzly gromit groove groovy groucho groups grover grumpy gryphon gsxr gthtrfnbgjkt gtnhjdbx gtnhjpfdjlcr guai guang guardian guess guest guiness guinness guitar
guitars gundam gunnar gunner gunners gunther gustafsson gustav gustavo guyver gypsy gävle gävleborg göteborg habibi hack hacked hacker haggis hailey hairy halflife halifax hall halland
hallie hallo hallå halmstad hambone hamburg hamilton hamish hamlet hammarby hammer hammers hammond hampton hamster handball handsome handyman hang hank hanna hannah hannibal hans hansen
hansolo hanson hansson happiness happy happyday hard hardcore harddick harder hardon hardrock hardware harlem harley harmony harold harper harris harrison harry harrypotter harvard harvest
harvey hassan hastings hate havana havefun havet hawaii hawaiian hawk hawkeye hawkeyes hayabusa hayden hayley hd764nw5d7e1vb hd764nw5d7e1vbv head health heart hearts heat heater heather
heaven heckfy hector hedgehog hedimaptfcor heidi heineken heinrich hejhej hejsan helen helena helene hell hellboy hellfire hello helloo hellos hellyeah helmet help helper helpme helsingborg
hemi hemlig hemligheten hemligt hemtjänst hendrix heng henrik henry hentai herbert herbie hercules here heritage herman hermes heroes hershey hesoyam hetfield hewlett heynow hidden higgins
high highbury highheel highland highlander highway hilary hill hillary hilton himmel hiphop hippie history hitachi hithere hitman hjccbz hjvfirf hobbes hobbit hockey hokies hola holden hole
holiday holidays holland hollie hollow holly hollywoo hollywood holmes holycow holyshit home homeboy homer homerj homers homerun honda hondas honey honeybee hong hongkong honolulu hookem
hooker hookup hooligan hooper hoosier hoosiers hooter hooters hootie hoover hope hopeful hopeless hopkins hopper horace horizon horndog hornet hornets horney horse horses hotbox hotboy
hotdog hotone hotred hotrod hotshot hotstuff hottie hotties hounddog house houses houston hover howard howdy huai huang hubert hudson hughes hugo hummer hunden hungry hunt hunter hunting
hurley hurrican hurricane husker huskers huskies hustler hyperion hälsa höst hösten iamgod iampurehaha ib6ub ibanez ibrahimovic iceberg icecream icehouse iceman idiot idontkno idontknow
idunno ifkgöteborg iforget iforgot igor iguana ihateyou ijrjkfl ikea ilja illini illinois illusion iloveme ilovemyfamily iloveu iloveyo iloveyou imagine imation immortal impact impala
imperial incubus india indian indiana indians indigo infantry inferno infiniti infinity ingodwetrust ingrid inloggning innebandy insane insanity insert inside insomnia inspiron install
installdevic installsqlst integra intel intelligence international internet intrepid intruder inuyasha iomega ipo54tj45uy ipswich ireland irina irinka irish irishka irishman ironman isaac
isabel isabell isabella isabelle isaiah iscool iseedeadpeople ishockey island islander israel istanbul italia italian itsme ivan ivanov ivanova iverson iwantu j4ye3uz jabroni jack jackal
jackass jackie jackjack jackoff jackpot jackson jacob jacobs jacques jade jagger jaguar jagälskardig jake jakejake jamaica james jamesbon jamesbond jameson jamess jamie jammer jammin jane
janet janice janine jansson januari january japan japanese jared jarhead jarvis jasmin jasmine jason jasper java javier jaybird jayden jayhawk jayhawks jayson jazz jazzman jean jeanette
jeanne jedi jeep jeff jefferso jeffery jeffrey jelly jellybea jenkins jenn jenna jennie jennife jennifer jenny jensen jeremiah jeremy jericho jerkoff jermaine jerome jerry jersey jess jesse
jessic jessica jessie jester jesus jethro jets jetski jewel jewels jezebel jiang jiao jiggaman jill jillian jimbo jimbob jimmie jimmy jing jingle jiong jktymrf joanna joanne jobbet jockey
joebob joejoe joel joey johan johann johanna johannes johansson john johnboy johndeer johngalt johnjohn johnny johnson joker jokers jonas jonathan jones jonny jonsson jorda jordan jordgubbe
jose joseph josephin josephphone josh joshua journey jrcfyf jsbach juan juanita jubilee judith judy juggalo juice juicy julafton jules julia julian julie julien juliet juliette julius
jultomten july jump jumper june junebug jungle junior junkie jupiter just4fun just4me justdoit justice justin justinbieber justine justme justus juventus jämförelse jämtland
jämtlandhärjedalen jönköping kaffe kaffepaus kahuna kaiser kaitlyn kakashka kaktus kalina kalleanka kalmar kamikaze kamila kanelbulle kang kangaroo kansas karachi karate karen karin karina
karl karlek karlsson karlstad karma karolina kashmir kasper katana katarina kate katerina katherin katherine kathleen kathryn kathy katie katrin katrina katten kawasaki kayla kaylee kayleigh
kazantip kcj9wx5n keegan keenan keeper keepout keisha keith keller kelley kellie kelly kelsey kelvin kendall kendra keng kennedy kenneth kenny kenshin kent kentucky kenwood kenworth kermit
kerstin kevin kevinp keyboard keystone keywest kfhbcf khan kickass kicker kidrock kids kieran kill killbill kille killer killers killjoy killkill killme kilroy kimber kimberly kimmie kinder
king kingdom kingfish kingkong kingpin kings kingston kinky kipper kirby kirill kirk kirsten kirsty kiss kissekatt kisses kissing kisskiss kissme kissmyass kitchen kitkat kitten kittens
kitty kittycat kittykat kjkszpj kjrjvjnbd klaste klaster kleopatra klingon knickers knicks knight knights knock knockers knopka knuckles kodiak kojak kokomo kolobok kommun kommunen komodo
kong konstantin konto kontor kool korn koroleva koshka kosmos kostya kotaku kotenok kramer krasotka kris krishna krissy krista kristen kristi kristin kristina kristine kristy kritiskvän
krusty krypton krystal ktjynsq ktyjxrf kuai kuang kume kungfu kyle kärlek köttbullar labrador labtec lacrosse ladies lady ladybug laguna lakers lakota lambda lambert lamer lamont lance
lancelot lancer landon landsting landstinget lane lang lansing lantern laptop larisa larissa larry lars larsson laser lassie lasvega lasvegas latin latina latinas latino laura laurel lauren
laurence laurent laurie lawrence lawyer lazarus leader leanne leather leavemealone ledzep leedsutd legacy legend legion legolas leksand lemon lemonade lemons lena leng lennon lenny leon
leonard leonardo leonid leopard leroy lesley leslie lespaul lestat lester letmei letmein letsgo letter lewis lexmark lexus lhbjkjubz liang liao liberty library lick licker licking lickit
lickme life lifehack lifetime light lighter lightnin lightning lights lilian lilith lillebror lillian lilly limited lincoln linda lindros lindsay lindsey lineage ling linköping linnea lion
lionel lionking lions lips lipstick liquid lisa lisalisa lithium little live liverpoo liverpool living lizard lizzie loaded lobster loco logan logitech lokomotiv lola lolipop lolita lollipop
lollol lollypop london lonely lonestar lonewolf long longbow longdong longhorn longjohn look looker looking looney looser lopez lord lorena lorenzo loretta lori lorraine losenord loser
losers lost lottie lotus loud louie louis louise loulou love lovebug loveit loveless lovelife lovelove lovely loveme lover loverboy lovers loveyou loving lowell lowrider ltybcrf luan luca
lucas lucifer lucille luck lucky luckydog lucy ludmila ludwig luis luke luleå lumber lund lust luther lvbnhbq lynn lytdybrbdfvgbhf lytghjgtnhjdcr läkare lördag lösen lösenord m2do5bs macbeth
macdaddy machine mack macman macross madcat madden maddie maddog madeline madina madison madman madmax madness madonna madrid maestro magazine magelan maggi maggie maggot magic magical
magician magick magicman magnet magnolia magnum magnus magpie mahler maiden mail mailcreated mailman majestic major makaveli maksim maksimka malachi malaka malcolm malibu malice malina
mallard mallory malmo malmö malmöff malone mama mamamia mamapapa mamma mammapappa manager manchest manchester mancity mandarin mandingo mandy manfred mang mango maniac manila mankind manning
manolo manowar manson mantis manuel manuela manutd maprchem maradona marathon marble marc marcel marcello march marcia marco marcos marcus margaret margareta margarit margarita margie mari
maria mariah marian mariana marianna marianne marie marika marilyn marin marina marinamarina marine mariners marines marino mario marion mariposa marisa marissa marius marjorie mark marker
market markiz markus marlboro marlene marley marlin marlon married mars marseille marsha marshall martha marti martin martina martine martinez martini marty marvel marvin mary maryann
maryjane maryland masamune mason massage massimiliano massimo massive maste master masterbaiting masterbating masters matador mathew matilda matrix matt matteo matthe matthew matthews
matthias mattias mattie mature maureen maurice maurolarastefy maverick maxell maxim maxima maxime maximum maximus maxine maxmax maxwell maxx maxxxx mayday mayhem maynard mazafaka mazda
mazdarx mcdonald mckenzie mclaren meagan meat meatball meathead meatloaf mechanic media medic medical medicine medion medusa medved megadeth megaman megan megane megapass megatron meghan
meister melanie melinda melissa mellon mellow melody melvin member memorex memory memphis menace meng mental mentor meowmeow mephisto mercedes mercury meredith meridian merlin merlot mermaid
mersedes messiah metal metallic metallica method mets mevefalkcakk mexican mexico miami mian miao michae michael michaela michaeljackson michaels micheal michel michele michell michelle
michigan mick mickey micro microlab micron microphone microsof microsoft midget midnight midsommar midway mighty miguel mihail mikael mike mikemike mikey mila milan milana milano mildred
milena miles military milk milkman miller millie million millions millwall milo milton mine minecraft minerva ming mingus minime ministry minnie miracle mirage miranda miriam mirror mischief
misery misfit misfits misha mishka mission missouri missy mister mistress misty mitch mitchell mittens mobile mobydick model models modena modern modo mohamed mohammed mojo mollie molly
mollydog moloko molson mommy momoney monaco monalisa monarch monday mondeo money moneyman moneys mongoose monica monika monique monitor monke monkey monkeybo monkeys monopoly monroe monster
monsters montana monte montgom montreal monty moocow mookie moomoo moon moonbeam moondog moonlight moore moose mordor more moreno morfar morgan morganstanley moritz mormor morning morpheus
morris morrison mortal mortalkombat mortgage mortimer morton moscow moses moskva mother motherfucker motherlode motion motley motorola mountain mouse mouth movie movies mozart msoracle32re
msorcloledbr mudvayne muffin mulder mullet multiplelo munchkin muppet murder murphy murray musashi muscle muscles mushroom music musica musicman musse mustafa mustang mustangs mustard mybaby
mydick mygirl mykids mylife mylove myname mypass mypassword myself mystery mystic måndag nadine namaste nancy nang nanook napass napoleon napoli napster naruto nascar nasty nastya
nastyanastya natali natalia natalie natasha nathalie nathan nation national natural nature naughty nautilus navy ncc1701a ncc1701d ncc1701e nebraska necronomicon needforspeed nellie nelson
nemesis nemvxyheqdd5oqxyxyzi neng neptune netscape network networkingpe nevada never nevermind newbie newcastl newcastle newlife newman newpass newport newproject news newton newyork nextel
nfnmzyf nfytxrf nguyen nhbujyjvtnhbz nhecsyfujkjdt nhfdvfnjkju nhfycajhvths niang niao nice niceass niceguy nicholas nichole nick nickel nicol nicola nicolas nicole night nightcrawler
nightmare nights nike nikita nikitos nikki niklas nikola nikolai nikolay nilsson nimbus nimrod nina niners ning ninja ninjas nintendo nipper nipple nipples nirvana nissan nitram nitro nobody
noelle nofear nokia nolimit nomore nondriversig none nonenone nong noodle noodles nookie nopass normal norman norrbotten norrköping north northern norton norway norwich nostromo nothing
notused nova novell november ntktajy ntktdbpjh nuan nudist nugget nuggets number nurses nutmeg nuts nutter nuttertools nwo4life nyckelperson nygiants nyjets nylons nymets oakland oakley
oasis oatmeal obelix obiwan oblivion ocean oceans october odessa office officer ohshit ohyeah oicu oilers oklahoma oksana oktober olcrackmaster older oldman oleg olesya olga oliver olivia
olivier olsson omega omsorg onelove onetime onetwo online onlyme onsdag ontheoutside open openup operator optimus options oracle orange oranges orchid oregon orient original orioles orion
orlando oscar osiris othello otis otto outkast outlaw over overkill overlord oxford ozzy pa55w0rd pa55word pablo pacers pacific packard packer packers pacman paco paddle padres paint
paintbal paintball painter pakistan palace paladin palermo pallmall palmer palmtree paloma pamela panama panasoni panasonic pancho panda pandora pang pantera panther panthers panties pants
pantyhos panzer paolo paper papillon papito pappa paradigm paradise paradox paraklast paranoid paris park parker parol parola parrot partner party pasadena pascal pass passat passes passion
passme passpass passport passw0rd passwd passwor password passwordassword passwordpassword passwords passwordstandard passwort pasword patches patience patric patrice patricia patrick
patriot patriots patton patty paul paula paulie paulina pauline pavel pavilion pavlov payton pdtplf peace peach peaches peanut peanutbutter peanuts pearl pearljam pebble pebbles pecker pedro
peekaboo peewee pegasus pelican pencil penelope peng penguin penguins penny penthous pentium people pepito pepper pepsi perfect perry persik person personal persson pervert pete peter
peterpan peters peterson petra petrov pettersson peugeot peyton pfqwtd phantom pharmacy pheonix phil philadelphia philip philippe philips phillies phillip phillips philly phish phoebe phoeni
phoenix phone photo photos phpbb physics pian piano pianoman piao piazza picard picasso piccolo pickle pickles pickup pics picture picturs pierce pierre pigeon piggy piglet pikachu pillow
pilot pimp pimpin pinball pineappl pineapple ping pingpong pinhead pink pinkfloy pinkfloyd pinky pioneer pipeline piper pippen pippi pippilångstrump pippin pippo piramida pirate pirates
pisces pissing pissoff pistol pistons pitbull pixies pizza pizzas placebo planet plasma plastic platinum platypus play playa playboy player players playing playstat playstation playtime
please pleasure plumber pluto plymouth pobeda pocket poetry poison pokemon poker poland polaris police polina polisen polly polniypizdec polo polopolo polska pompey poncho pontiac pony
poochie poodle pooh poohbear pookie pool poontang poop pooper poopie poopoo pooppoop poopy pooter popcorn popeye popper poppy porkchop porsche porter portland portugal poseidon positive
possum post postal postman potato pothead potter powder powell power powers praise prayer preacher precious predator prelude premier premium presario presiden president presley presto
preston pretty priest primus prince princes princess pringles prinsessa prinsessan printer prissy private privet prodigy professional profit program project promise property prophet prowler
proxy psycho ptybnxtvgbjy public puddin pudding puffin puffy pulsar pumpkin pumpkins punisher punk punkin punkrock punksnotdead puppet puppies puppy pupsik purdue purple puss pussey pussie
pussies putter pyramid python q1q2q q1w2e q1w2e3r q1w2e3r4t q1w2e3r4t5y q1w2e3r4t5y6u q1w2e3r4t5y6u7i q1w2e3r4t5y6u7i8o9p q2w3e q2w3e4r q2w3e4r5t q2w3e4r5t6y qa2ws qa2ws3ed qa2ws3ed4rf
qa2ws3ed4rf5tg qawsed qawsedrf qawsedrftgyh qaz123wsx qaz2ws qaz2wsx qaz2wsx3edc qaz2wsx3edc4rfv qazqaz qazws qazwsx qazwsxed qazwsxedc qazwsxedcrfv qazwsxedcrfvtgb qazwsxqazwsx qazxsw
qazxsw23edc qazxsw23edcvfr qazxswedc qazxswedcvfr qazzaq qiang qiao qing qiong qqqqq quality quan quantum quartz quasar quattro quebec queen queenie queens quentin quest question quincy
qw12qw qw34er qw34er56ty qwas qwaszx qwaszxerdfcv qwe123qwe qwe456rty qweasd qweasdzxc qweewq qweqwe qwer qwerasdf qwerasdfzxcv qwert qwertasdfgzxcvb qwerty qwertyasdfgh qwertyu qwertyui
qwertyuio qwertyuiop qwertyuiopå qwertyytrewq r2d2c3po rabbit rabota race racecar racer racerx rachael rachel racing radical radio radiohea radiohead rafael ragnarok raider raiders railroad
rain rainbow rainman raistlin ralph rambler rambo ramirez rammstein ramona ramones rampage ramrod ramses ramsey rancid randall random randy rang ranger rangers raptor raquel rascal rasdzv
rasputin rasta rastaman raven ravens raymond razor razz rbhbkk rctybz reader reading ready reagan reality really realmadrid reaper rebecca rebel rebels reckless record records recovery
redalert redbaron redbird redbull reddevil reddog reddwarf redeye redfish redfox redhead redhot redline redman redneck redrose redrum reds redskins redsox redwing redwings redwood reebok
reefer reflex reggie regina region regionen register regnbåge reilly reload remember remingto remote renata renault renee renegade reng report reptile rereirf rescue research resident
residentevil respect retard retired revenge review revolver reynolds rfhbyf rfnthbyf rfrfirf rfrnec rfvfcenhf rhbcnbyf rhfcjnrf rhiannon rhino rhjrjlbk rhonda rhtdtlrj ricardo rich richard
richards richie richmond rick ricky rico rider rightnow riley ripken ripley ripper ripple river rivera rivers rjhjktdf rjirfrgbde rjntyjr rjycnfynby roadkill roadking roadrunn roadster
robbie rober robert roberta roberto roberts robin robins robinson robot robotech robotics rochelle rock rocker rocket rockets rockford rockhard rockies rockon rocks rockstar rocky rodman
rodney roger rogers rogue roland roller rolling rollins rolltide roman romance romano romans romashka romeo romero rommel ronald ronaldinho ronaldo rong ronnie rookie rooney rooster rootbeer
rosario roscoe rose rosebud rosemary roses rosie ross rostik rotten route rover rovers roxanne royal royals rtyuehe ruan rubber rubble ruby rudy rufus rugby rules rulez rulezzz runaway
runescape runner running rupert rush ruslan russell russia russian rustam rusty ryan saab sabbath sabina sabine sabres sabrina sacred sadie safari safety sahara sailboat sailing sailor saint
saints sairam saiyan sakura salamander salasana saleen sally salmon salome salomon salsero salvador samantha samara samiam samira sammie sammy sampson samson samsun samsung samtron samuel
samurai sanchez sancho sander sanders sandiego sandman sandra sandrine sandro sandwich sandy sanfran sanfrancisco sang sanity santa santafe santana santiago santos sapper sapphire sara sarah
saratoga sascha sasha sassy sasuke satan satana satisfaction saturday saturn saun sauron sausage sausages savage savanna savannah sayang scandinavian scania scanner scarface scarlet scarlett
schalke schmidt school schoolgirlie science scooby scoobydo scoobydoo scooter score scorpio scorpion scotch scotland scott scottie scotty scout scrabble scrappy scratch scream screen script
scruffy scuba scully sdicmt7seytn seabee seadoo seagull seahawks seamus sean searay search season seattle sebastia sebastian second secret secrets secure security seeker seeking seemnemaailm
seinfeld sekret select selena semester seminole semperfi semtsriuty senator senators seng senior sensei sentinel septembe september serega serena serenity sergeant sergei sergey sergi sergio
sersolution server service services sesame seven sevens severin sf49ers shado shadow shadows shaggy shai shakira shalom shaman shamrock shamus shan shane shaney shang shanghai shania shanna
shannon shanti shao shaolin shark sharks sharky sharon sharp shasta shaved shawn shawna shazam shearer sheba sheena shei sheila shelby shell shelley shelly shemale sheng shepherd sheridan
sheriff sherlock sherman sherri sherry sherwood shibby shiloh shiner shinobi shirley shit shitface shithead shitty shock shocker shogun shooter shopping short shorty shotgun shou show showme
showtime shrimp shuai shuang shui shun shuo shutup sidekick sidney siemens sierra sigma silence silent silly silver silverad silvia simba simmons simon simona simone simple simpson simpsons
sims sinatra sinbad sinclair singer single sinister sinned sinner sirius sissy sister sisters site sithlord sixers sjalvskattning sjukhus sjukhuset sjuksköterska sjukvård sjukvården
självskattning skate skater skattning skeeter skibum skidoo skiing skillet skinner skinny skip skipper skippy skittles skogen skolan skorpion skydive skyhawk skylar skyler skyline skywalke
skywalker skåne slacker slamdunk slapper slappy slapshot slater slave slavik slayer sleep sleeper sleepy slick slider slim slinky slipknot slippery slowhand slugger sluggo small smart
smashing smeghead smegma smelly smile smiles smiley smirnoff smith smiths smitty smoke smoker smokes smokey smokie smokin smoking smooth smudge smut småland snake snakes snapon snapper
snapple snappy snatch sneakers sneaky snickers sniper snooker snoop snoopdog snoopy snow snowball snowboar snowboard snowflak snowman snuffy snuggles snövit sobaka soccer socrates sofia
softail softball software sojdlg123aljg soldier soleil solitude solnce solo solomon solros solsken solution some someone somethin something sommar sommaren sommarlov sommer sonata song sonia
sonic sonics sonnenschein sonny sonoma sony sonyericsson sooner sooners sophi sophia sophie soprano soso123aljg soulmate sound south southern southpar southpark sowhat space spaceman spam
spanish spank spanking spankme spanks spanky sparkle sparks sparky sparrow sparta spartak spartan spartans spawn speaker spears special specialinsta specialk spectre spectrum speed speedo
speedy spencer sphinx spice spider spiderma spiderman spidey spike spiker spikes spikey spinner spirit spitfire splash splinter spock sponge spongebo spongebob spooky spoon sport sporting
sports sporty spotty spread spring springer sprint sprinter sprite spud spunky spurs sputnik spyder squall squash squeak squeeze squirrel squirt srinivas stacey stacie stacy stalin stalker
stallion standard stanford stanislav stanley staples star starbuck starcraf starcraft stardust starfire starfish stargate starligh starman stars starship starstar start starter startrek
starwars stasik state static station stealth steam steel steele steeler steelers stefan stefanie stefano steffi stella stepan steph stephan stephane stephani stephanie stephen stereo sterlin
sterling steve steven stevens stevie stewart stick stickdaddy sticks sticky stiffy stimpy sting stinger stingray stinker stinky stinkyfinger stjärna stockholm stocking stocks stolen stone
stonecol stonecold stoned stoner stones stoney stop store storebror stories storm stormy straight strange stranger stratocaster stratus strawberry stream street strength stress stretch
strider strike striker string strip stripper stroke stroker strong stuart stubby stud student studio studly studman stuff stumpy stunner stupid styles stylus suan subaru sublime submit
subway subzero success sugar suicide sullivan sultan summer summit sundance sunday sundevil sundsvall sunfire sunflowe sunflower sunny sunnyday sunrise sunset sunshin sunshine super superb
superfly superior superma superman supernatural supersta superstar support supreme surf surfer surfing survivor susan susana susanne sushi sutton suzanne suzuki svensk svenska svensson
sverige sveta svetik svetlana svoboda swallow sweden sweet sweetie sweetnes sweetness sweetpea sweets sweety swimmer swimming swinger swingers switch sword swordfis swordfish swords sydney
sylvia syncmaster synergy syracuse system systemofadown syzygy söndag sörmland tabasco tabitha taco tacobell tacoma talisman talon tamara tammy tang tango tank tanker tanner tanya tara
tardis target tarheel tarheels tarzan tasha tasty tatarin tatiana tattoo tatyana taurus taxman taylor tazman tazmania tbone tdutybq tdutybz teacher team tech technics techno teddy teddybea
teddybear teen teenage teens tekken telefon telemike telephon temp tempest templar temple temppass temppassword teng tennis tequila teresa terminal terminat terminator terrapin terror terry
test tester testing testpass testtest texas thailand thanatos thanks thankyou theater theatre theboss thecakeisalie thecat thecrow thedog thedoors thedude theend thegame thegreat thekid
theking thelma theman theodore theone there theresa therock thesims thewho thing thirteen thisisit thoma thomas thompson thong thongs thor three threesom throat thuglife thumbs thumper
thunder thunderb thursday tian tiao tiberius tiburon ticket ticketmaster tickle tiffany tiger tigers tigge tigger tight tights timber time timmy timothy tina ting tinker tinkerbe tinkerbell
tinman tintin tiny tipper tisdag titan titanic titanium titans titleist tkbpfdtnf toaster tobias toby today todd toejam toffee together toilet tokiohotel toledo tolkien tomahawk tomato
tomcat tommie tommy tommyboy tomorrow tomtom tong tongue tonight tony tool toolman toon tootie tootsie topcat topdog topgun tophat topher topper torino tornado toronto torres torsdag toshiba
tottenha tottenham towers toyota tracey tracker tractor tracy trader traffic train trainer training trains trance tranny transam transformers transit translator trapper travel traveler
travis treasure trebor tree trevor trfnthbyf trial triangle tricia tricky trident trigger trinidad trinitro trinity triple tripod tripper trisha tristan triton triumph trixie trojan trojans
troll trombone trooper tropical trouble trout troy truck trucker trucks truelove truman trumpet trunks trust trustno tsunami tuan tucker tuesday tulips tuna tunafish tundra tuning turbo
turkey turner turtle tweety twenty twiggy twilight twinkle twins twisted twister tyler typhoon tyrone tyson ufkbyf ugd5hip2j ukraine ultima ultimate ultra umbrella umeå umpire unbelievable
undead underdog underground undertak undertaker unicorn unique united universal universe unknown unreal uppsala upyours uranus ursula usarmy user username usmc usnavy utopia vacation vader
vadim valencia valentin valentina valentine valera valeri valeria valerie valhalla valkommen valkyrie valley vampire vampires vanessa vanguard vanhalen vanilla vankrets vanyarespekt varvara
vasilisa vector vectra vedder vegas vegeta velvet vendetta venera venice ventura venus vera verbatim veritas verizon vermont vernon verona veronica veronika versace vertigo vette vfczyz
vfhbyf vfhbyfvfhbyf vfhecz vfhufhbnf vfibyf vfitymrf vfksirf vfrcbv vfrcbvrf vfrcbvvfrcbv vfvekz vfvfgfgf vfvfvskfhfve vfvjxrf viagra vickie victor victoria victory video vienna vietnam
viewsoni viewsonic viking vikings viktor viktoria viktoriya villa village vincent vinnie vintage vinter vintern violet violetta violin viper vipers virgil virgin virginia virtual visa vision
visual vitalik vitamin vivian vjcrdf vjqgfhjkm vkontakte vladik vladimir vladimirovna vladislav volcom volkswag volley volume volvo voodoo vortex voyager voyeur vsegda vsjasnel vulcan
välkommen vänkrets värmland västerbotten västerås västmanland växjö vårdcentral vårdcentralen våren waffle wagner walker wallace walleye wally walmart walnut walrus walter wanderer wang
wanker wanted wapbbs warcraft wareagle warez warhammer warhammer40k warlock warlord warner warning warren warrior warriors warthog wasabi washburn washingt washington wasser wassup wasted
watch watcher water waterloo waters watson wayne wazzkaprivet weasel weather weaver webber webhompas webmaste webmaster websolutions websolutionssu webster webuivalidat wedding weed weezer
weihnachtsbau weihnachtsbaum weird welcom welcome welder wendy weng werder werewolf werner wesley west western westham weston westside westwood wg8e3wjf what whatever whatsup wheels whiskers
whiskey whisky whisper white whiteout whitesox whitey whitney whocares whosyourdaddy whynot wibble wicked wifey wilbur wild wildbill wildcard wildcat wildcats wildfire wildman wildwood will
willia william williams willie willis willow willy wilson windmill window windows windsor windsurf wingman wings winner winners winnie winston winter wireless wisdom wishbone wizard
wkoa0fp78dk wolf wolfgang wolfie wolfman wolfpack wolverin wolverine wolves woman wombat women wonder wood woodie woodland woody woofer woofwoof woohoo wookie word wordpass work working
world worms wraith wrangler wrench wrestle wrestlin wrestling wright wrinkle writer wutang x2zkg8w x7pxr xanadu xander xavier xbox xerxes xfiles xiang xiao xing xiong xtreme xuan xxxp455w0rd
xxxpass yamaha yamahar yang yankee yankees ybrbnf ybrjkfq yeah yeahbaby yellow yfcntymrf yfnfif yfnfkb yfnfkmz ying yjdsqgfhjkm yoda yogibear yolanda yomama yong yosemite young yourmom yuan
yugioh yummy yvette yvonne yzerman z1x2c z1x2c3v z1x2c3v4b5n z1x2c3v4b5n6m z2x3c z2x3c4v zachary zalupa zander zang zanzibar zaphod zappa zaq12wsx zaq12wsxcde zaq1xsw zaq1xsw2cde zaqwsx
zaqwsxcderfv zaqxsw zaqxswcde zaraza zarina zcfvfzkexifz zebra zeng zenith zephyr zeppelin zero zerocool zeus zhai zhang zhao zhei zheng zhjckfd zhong zhou zhuai zhuang zhui zhun zhuo zidane
ziggy zigzag zildjian zipper zippo zippy zlatan zodiac zombie zong zorro zqjphsyf6ctifgu zuan zvezda zxasqw zxcasd zxcasdqwe zxcv zxcvbn zxcvbnm zxcvbnmmnbvcxz zzzxxx älskardig älskling
ändramig äpple örebro östergötland östersund
`;

export const commonPasswords: ReadonlySet<string> = new Set(words.trim().split(/\s+/));
