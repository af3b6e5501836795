/**
 * Names that any reader of English knows as places or as given names.
 * Origin: written by hand for this project from general knowledge.
 */
function listed(text: string): ReadonlySet<string> {
  return new Set(text.split(/[;\n]/).map((name) => name.trim()));
}

/** The largest cities, and parts of them that stand for a trade or a government. */
const cities: ReadonlySet<string> = listed(`London;Paris;Berlin;Rome;Madrid;Vienna;Brussels;Amsterdam;Geneva;Zurich
Munich;Hamburg;Frankfurt;Milan;Barcelona;Lisbon;Dublin;Edinburgh;Glasgow;Manchester;Liverpool;Birmingham;Oxford;Cambridge
Stockholm;Oslo;Copenhagen;Helsinki;Warsaw;Prague;Budapest;Bucharest;Athens;Istanbul;Moscow;St. Petersburg;Kyiv;Kiev
Jerusalem;Tel Aviv;Cairo;Lagos;Nairobi;Johannesburg;Cape Town;Dubai;Abu Dhabi;Riyadh;Tehran;Baghdad;Kabul;Karachi;Delhi
New Delhi;Mumbai;Bangalore;Kolkata;Chennai;Dhaka;Bangkok;Hanoi;Jakarta;Manila;Beijing;Shanghai;Hong Kong;Shenzhen;Taipei
Seoul;Tokyo;Osaka;Kyoto;Sydney;Melbourne;Auckland;New York;New York City;Los Angeles;Chicago;Houston;Philadelphia;Boston
San Francisco;Seattle;Washington;Washington, D.C.;Miami;Dallas;Atlanta;Detroit;Denver;Las Vegas;New Orleans;Toronto
Vancouver;Montreal;Ottawa;Mexico City;Havana;Bogotá;Lima;Santiago;Buenos Aires;Rio de Janeiro;São Paulo
Silicon Valley;Wall Street;Whitehall;Westminster;Capitol Hill;Downing Street;Hollywood;Manhattan;Brooklyn;Bay Area`);

/** Countries, their parts that every reader knows, and continents. */
export const lands: ReadonlySet<string> =
  listed(`Afghanistan;Albania;Algeria;Andorra;Angola;Argentina;Armenia;Australia;Austria;Azerbaijan;Bahamas;Bahrain;Bangladesh
Barbados;Belarus;Belgium;Belize;Benin;Bhutan;Bolivia;Bosnia and Herzegovina;Botswana;Brazil;Brunei;Bulgaria;Burkina Faso
Burundi;Cambodia;Cameroon;Canada;Chad;Chile;China;Colombia;Congo;Costa Rica;Croatia;Cuba;Cyprus;Czech Republic;Czechia
Denmark;Djibouti;Dominican Republic;Ecuador;Egypt;El Salvador;Eritrea;Estonia;Ethiopia;Fiji;Finland;France;Gabon;Gambia
Georgia;Germany;Ghana;Greece;Grenada;Guatemala;Guinea;Guyana;Haiti;Honduras;Hungary;Iceland;India;Indonesia;Iran;Iraq
Ireland;Israel;Italy;Ivory Coast;Jamaica;Japan;Jordan;Kazakhstan;Kenya;Kosovo;Kuwait;Kyrgyzstan;Laos;Latvia;Lebanon
Liberia;Libya;Liechtenstein;Lithuania;Luxembourg;Madagascar;Malawi;Malaysia;Maldives;Mali;Malta;Mauritania;Mauritius
Mexico;Moldova;Monaco;Mongolia;Montenegro;Morocco;Mozambique;Myanmar;Namibia;Nepal;Netherlands;New Zealand;Nicaragua
Niger;Nigeria;North Korea;North Macedonia;Norway;Oman;Pakistan;Panama;Papua New Guinea;Paraguay;Peru;Philippines;Poland
Portugal;Qatar;Romania;Russia;Rwanda;Saudi Arabia;Senegal;Serbia;Sierra Leone;Singapore;Slovakia;Slovenia;Somalia
South Africa;South Korea;South Sudan;Spain;Sri Lanka;Sudan;Suriname;Sweden;Switzerland;Syria;Taiwan;Tajikistan;Tanzania
Thailand;Togo;Tonga;Tunisia;Turkey;Turkmenistan;Uganda;Ukraine;United Arab Emirates;United Kingdom;United States
United States of America;Uruguay;Uzbekistan;Vatican City;Venezuela;Vietnam;Yemen;Zambia;Zimbabwe;UK;US;U.S.;U.K.;USA
England;Scotland;Wales;Northern Ireland;Britain;Great Britain;America;Africa;Asia;Europe;North America;South America
Latin America;Antarctica;Middle East;Soviet Union
California;Texas
Florida;Alabama;Alaska;Arizona;Arkansas;Colorado;Connecticut;Delaware;Hawaii;Idaho;Illinois;Indiana;Iowa;Kansas;Kentucky
Louisiana;Maine;Maryland;Massachusetts;Michigan;Minnesota;Mississippi;Missouri;Montana;Nebraska;Nevada;New Hampshire
New Jersey;New Mexico;North Carolina;North Dakota;Ohio;Oklahoma;Oregon;Pennsylvania;Rhode Island;South Carolina
South Dakota;Tennessee;Utah;Vermont;Virginia;West Virginia;Wisconsin;Wyoming;Quebec;Ontario;British Columbia;Bavaria`);

/** Both. */
export const places: ReadonlySet<string> = new Set([...lands, ...cities]);

/** Common given names of many countries: the first word of most names of people. */
export const givenNames: ReadonlySet<string> =
  listed(`Aaron;Abdul;Abigail;Abraham;Adam;Adrian;Agnes;Ahmed;Aisha;Alan;Albert;Alejandro;Alex;Alexander;Alexandra;Alfred;Ali;Alice
Alison;Allen;Amanda;Amir;Amy;Ana;Anders;Andrea;Andreas;Andrei;Andrew;Andy;Angela;Anita;Ann;Anna;Anne;Anthony;Antonio;Arthur
Barack;Barbara;Ben;Benjamin;Bernard;Beth;Bill;Bob;Boris;Brad;Brian;Bruce;Bryan;Carl;Carla;Carlos;Carol;Caroline;Catherine
Charles;Charlie;Charlotte;Chen;Chris;Christian;Christina;Christine;Christopher;Claire;Clara;Claude;Colin;Craig;Cynthia
Daniel;Daniela;Dario;David;Deborah;Dennis;Diana;Diane;Diego;Dmitri;Dominic;Don;Donald;Dorothy;Douglas;Edward;Elena;Eleanor
Eliezer;Elizabeth;Ellen;Elon;Emily;Emma;Emmanuel;Eric;Erik;Ernest;Eugene;Eva;Evelyn;Fatima;Fernando;Florence;Frances;Francis
Francisco;Frank;Franz;Fred;Frederick;Friedrich;Gabriel;Gary;Geoffrey;George;Gerald;Gerhard;Giovanni;Giuseppe;Gordon;Grace
Graham;Greg;Gregory;Guillermo;Gustav;Guy;Hannah;Hans;Harold;Harriet;Harry;Hassan;Heather;Heinrich;Helen;Henry;Herbert;Howard
Hugh;Hugo;Ian;Ibrahim;Igor;Ilya;Ingrid;Irene;Isaac;Isabel;Ivan;Jack;Jacob;Jacques;James;Jan;Jane;Janet;Jason;Javier;Jay;Jean
Jeff;Jeffrey;Jennifer;Jeremy;Jerry;Jessica;Jesus;Jill;Jim;Jimmy;Joan;Joe;Joel;Johann;Johannes;John;Johnny;Jon;Jonathan;Jorge
Jose;José;Joseph;Josh;Joshua;Juan;Judith;Julia;Julian;Julie;Justin;Karen;Karl;Kate;Katherine;Kathleen;Keith;Kelly;Ken;Kenneth
Kevin;Kim;Kurt;Larry;Laura;Lauren;Lawrence;Lee;Leo;Leon;Leonard;Lewis;Linda;Lisa;Louis;Louise;Lucas;Lucy;Luis;Luke;Lynn;Manuel
Marc;Marco;Marcus;Margaret;Maria;Marie;Mario;Marion;Mark;Martha;Martin;Mary;Matt;Matthew;Maurice;Max;Maya;Megan;Mel;Melissa
Michael;Michel;Michelle;Miguel;Mike;Mohamed;Mohammad;Mohammed;Monica;Muhammad;Nancy;Naomi;Natalie;Nathan;Neil;Nicholas;Nick
Nicolas;Nicole;Nigel;Nikola;Noah;Noam;Nora;Norbert;Norman;Oliver;Olivia;Omar;Oscar;Otto;Pablo;Pamela;Patricia;Patrick;Paul
Paula;Pedro;Peter;Phil;Philip;Pierre;Rachel;Ralph;Raymond;Rebecca;Ricardo;Richard;Rick;Rob;Robert;Roberto;Robin;Roger;Roland
Ron;Ronald;Rosa;Rose;Roy;Russell;Ruth;Ryan;Sally;Sam;Samantha;Samuel;Sandra;Sara;Sarah;Satya;Scott;Sean;Sergei;Sergey;Sharon
Simon;Sofia;Sonia;Sophie;Stanley;Stefan;Stella;Stephanie;Stephen;Steve;Steven;Stuart;Sue;Sundar;Susan;Sylvia;Ted;Teresa;Terry
Theodore;Theresa;Thomas;Tim;Timothy;Tina;Toby;Todd;Tom;Tommy;Tony;Tracy;Tyler;Ursula;Valerie;Vera;Victor;Victoria;Vincent
Vladimir;Walter;Wang;Warren;Wayne;Wendy;Werner;Wilhelm;Will;William;Winston;Wolfgang;Xi;Abby;Alastair;Alberto;Alejandra;Alicia;Allison;Alvin;Angus;Anya;April;Ariel;Arnold;Ashley;Audrey;August;Ava;Bart;Beatrice;Becky;Benedict;Bernie
Bert;Betty;Blake;Bonnie;Brandon;Brenda;Brendan;Brett;Bridget;Calvin;Cameron;Carmen;Cathy;Cecil;Chad;Chelsea;Chloe;Clarence;Clark;Clive;Cody;Connor;Crystal;Curtis
Dale;Dana;Danny;Darren;Dave;Dean;Debbie;Denise;Derek;Dick;Doris;Doug;Duncan;Dustin;Dylan;Earl;Eddie;Edgar;Edith;Edmund;Edwin;Elaine;Eli;Elijah;Ella;Elliot;Ernesto;Ethan
Evan;Felix;Fiona;Gavin;Gene;Gerard;Gina;Glen;Glenn;Gloria;Harvey;Hazel;Hector;Heidi;Hillary;Holly;Hope;Irving;Ivy;Jackie;Jake;Jamal;Jamie;Jared;Jasmine;Jeanne;Jenna
Jenny;Jeremiah;Jesse;Joanna;Jody;Jordan;Josephine;Joyce;Juanita;Judy;Kamala;Katie;Kay;Keira;Kerry;Kirk;Kyle;Lance;Leah;Leslie;Liam;Lily;Lloyd;Lois;Lorenzo;Loretta;Lucia
Madeleine;Malcolm;Marcel;Marilyn;Marshall;Marvin;Mason;Maureen;Mia;Mitchell;Molly;Morgan;Mustafa;Ned;Newt;Oprah;Owen;Paolo;Parker;Peggy;Penny;Perry;Phillip;Phyllis
Preston;Priya;Rafael;Rajiv;Ramon;Randy;Raphael;Ray;Reza;Rita;Rodney;Roman;Rory;Ross;Rudolf;Rupert;Salman;Sanjay;Sebastian;Seth;Shane;Shannon;Shaun;Sheila;Shirley
Sidney;Silvia;Stacy;Stan;Stewart;Susanna;Suzanne;Tamara;Tanya;Tara;Terence;Terrence;Tiffany;Travis;Trevor;Troy;Ulrich;Ulysses;Vanessa;Vernon;Veronica;Vikram;Virginia
Vivian;Wade;Wallace;Wesley;Whitney;Wyatt;Xavier;Yolanda;Yusuf;Zhang;Yoshua;Yuri;Zachary;Zoe;Margot;Amara`);

/** Peoples and what is theirs, where the word's ending alone would not tell. */
export const demonyms: ReadonlySet<string> =
  listed(`Afghan;African;Albanian;Algerian;American;Arab;Argentine;Armenian;Asian;Australian;Austrian;Belgian;Bolivian;Brazilian
British;Bulgarian;Canadian;Chilean;Chinese;Colombian;Croatian;Cuban;Czech;Danish;Dutch;Egyptian;English;Estonian;Ethiopian
European;Filipino;Finnish;French;German;Greek;Hungarian;Icelandic;Indian;Indonesian;Iranian;Iraqi;Irish;Israeli;Italian
Jamaican;Japanese;Jewish;Jordanian;Kenyan;Korean;Kuwaiti;Latvian;Lebanese;Libyan;Lithuanian;Malaysian;Mexican;Moroccan
Nigerian;Norwegian;Pakistani;Palestinian;Peruvian;Polish;Portuguese;Romanian;Russian;Saudi;Scottish;Serbian;Singaporean
Slovak;Slovenian;Somali;Soviet;Spanish;Sudanese;Swedish;Swiss;Syrian;Taiwanese;Thai;Turkish;Ukrainian;Venezuelan
Vietnamese;Welsh;Yemeni;Muslim;Christian;Catholic;Protestant;Buddhist;Hindu;Sikh;Republican;Democratic;Tory;Labour`);
