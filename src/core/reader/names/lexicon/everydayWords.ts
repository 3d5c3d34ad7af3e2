/** English words of every day, lower case: a capital at the head of a sentence makes none of them a name. */
export const everydayWords: ReadonlySet<string> = new Set(
  `
abb ability able abort aborted about above absent absolute absolutely abstract accept accepted accepting accepts
access according accordingly account accounts acct accts ach achieve acme across action actions active actual
actually adapter add added adding addition additional additions address addresses adds adheres admin advanced
affect affected after afternoon again against age agenda agent agree ah aims algorithm algorithms alias aliases
align all allow allowed allowing allows almost alone along alongside alpha already also alt alternative
alternatives although always among amount amused analysis and annual another answer answered answers any anybody
anymore anyone anything anyway anywhere api app app's appear appears appended applicable application
applications applied applies apply approach appropriate approval approved approx apps appt appts arbitrary
architecture are aren't arg args argument arguments around arrange array arrays arvo asap ask asked asking asks
assert assertions assign assigned assist associated assume assumed assumes assurances async asynchronous
asynchronously attach attached attacks attempt attempting attempts attending attribute attributes audit auditors
august authentication authors auto automated automatic automatically available avoid avoiding avoids aware away
aye back back-order backend background backoff backup backups backwards bad badge badges balance bank bare base
based basic basically batch bearing bearings because become becomes been before begin beginning begins behave
behavior behaviour behind being belong below benchmark benchmarks benefit best better between bey beyond bid big
bin binaries binary bind binding bindings binned birthday bit bits biz black blasted block blocking blocks blog
board body bolton book booked boolean booleans booth bosch boss bot both bots bottles bound boundary box boxes
bracket branch break breaking breaks brief bring brings brochure broken browser browserify browsers btw bucks
budget budgets buffer buffered buffers bug bugs build builder building builds built bulk bump bundle bundled
bundler bundlers bundles bundling business but button buy buyer buys byte bytes cache cached caching calendar
call callback callbacks called calling calls came can can't cancel cancelled cannot cant cap capability capex
capture car card care cargo carrier carries carry cartons case cases cash catalogue catch catch-up cause caused
causes causing cc'd center central centrifuge cert certain chain chained chalk chance change changed changelog
changes channel channels character characters charge charset chart chase chat cheaper check checked checking
checks cheers child children chinese choice choose chop christmas chunk chunks circle circular claim claims
class classes clean cleanup clear cli click client clients clock clone close closed closes closest closing cloud
cob code codecov codes coffee cold collect collected collection color colors column columns combination combine
combined come comes coming comma command commands commas comment comments commit commitments commits committed
committee common community companies company compare compared comparing comparison compatibility compatible
competitor compilation compile compiled compiler complain complaint complete completed completely completes
completion complex compliant component components compressed compression concept concern concurrency concurrent
condition conditional conditions config configurable configuration configure configured confirm confirmed
conflict conflicts congrats connect connected connection connections consider considered consistent console
const constant constructor constructors consume consumed consumers consuming consumption contact contacts
contain contained container containers containing contains content contents context continue contract contribute
contributing contribution contributions contributor contributors control controlled controls convenience
conversion conversions convert converted converting converts coordinate copied copies copy copying copyright
core corked correct correction correctly correspond corresponding cost costs could count counted counter counts
courier course cover coverage covering covers crane crash crate create created creates creating creation credit
credits csat csv current currently custom customer customers customize custs cut cycles daily damaged dark data
database databases datasheet date dates day days dead deadline deal deals dear debug debugging dec december
decide decided decides decision deck declaration declarations declare declared decline decode decoded decoding
dedicated deep default defaulting defaults defer define defined defines defining definition definitions del
delay delete deleted deliver delivered delivery demand demo deno dep depend dependencies dependency depending
depends deposit deprecated deprecation deps depth derived describe described describes describing description
descriptor design designed desired desk destination destroy detail detailed details detect detected detection
determine determined developer developers development dictating did didn't diff differ difference differences
different differently digest digit digits dinner direct direction directly director directories directory
disable disabled disclosure disco discount discussion disk dispatched dispatcher display displayed distinct
distribute distributed distribution div doc dock docs document documentation documented documents does doesn't
doing domain don't donation done dont door dot double down download downloads draft drawing drawings drive
driving drop dropped drops due duplicate duration during dynamic dynamically each earlier early easier easily
easter easy echo ecosystem edge edit edits effect effective effects efficient effort eight either element
elements else elsewhere email emailed embedded emit emits emitted emitting empty enable enabled enables enabling
encode encoded encoding encodings encountered end endpoint ends enforce engine engineer engines english enough
ensure ensures entire entirely entities entity entries entry enumerable env environment environments eod equal
equals equivalent erase err error errors esbuild escape escaped escapes escaping eslint especially etc even
evening event events ever every everybody everyone everything everywhere exact exactly example examples exceed
exceeded excel except exception exceptions exclude excluded excluding exclusive execute executed executing
execution exist existence existing exists exit expand expansion expect expected expects experience experimental
expired expires explain explicit explicitly expo export exported exports expose exposed exposes express
expression expressions extend extended extending extends extension extensions external extra extract extracted
extremely fabric face fact factor factory fail failed failing fails failure failures fair fake fall fallback
false falsy family fan fang far fast faster favor fax feature features february fee feedback feel fell fella
fetch few field fields file filename files filesystem fill filter filtering filters final finally finance find
finds fine finish finished finishes fires firm first fit five fix fixed fixes fixing flag flags flat flight
float floating floor flow flush fly fold folder folders folks follow following follows followup food football
footprint for force forced forgot forgotten fork form formal format formats formatted formatter formatting forms
fortnight forward forwarded forwarding found four frame framework free freeze freight fresh fri friday friend
from front frozen full fully function functional functionality functions funnel funny furnished further future
fwd fyi gala gap gaps gate gatekeeper gave gearbox general generate generated generates generating generation
generator generators generic get gets getting git github give given gives giving glob global globally goal goes
going golf gone gong gonna good got grammar granted great greater gree group groups guarantee guaranteed
guarantees guard guarded guide guidelines guinness guys gzipped had haha half han hand handed handle handled
handler handlers handles handling handover hands hang happen happened happens happy hard has hash hates have
haven't having he'd he'll he's head headcount header headers heads heads-up health hear height held hell help
helped helper helpers helpful helps her here hereby hes hex hidden hide high higher highly him himself hire his
history hit hiya hmm hol hold holds holiday holidays home honest hood hook hor host hostname hot hour hours how
however href http huawei huge human hundred hurry hydraulic i'm idea identical identifier identifiers identity
idle ids ignore ignored ignores ill image images img immediately impact implement implementation implemented
implements implicit import important imported importing imports improve improved improvements include included
includes including inclusive incoming incorrect incorrectly increase incumbent indentation independent
independently index indicate indicates indicating individual infer inference inferred info information inherits
init initial initialization injection inline inner input inputs insert inside inspect inspection install
installation installed installing instance instances instantiate instantiation instead instructions integer
integers integrate integration intended intentional intentionally interactive interested interface interfaces
internal internally interpret interpreted interval into intro introduce introduced introduction invalid invite
invocation invoice invoke invoked iojs isn't isolated issue issues it's item items iterate iteration iterator
iterators its itself ive javascript jie jing job join joined joining json judgement july june just keen keep
keeping keeps kept key keys keywords kick kickoff kids kill kind kindly kinds kit know knowledge known knows
koningsdag kudos lab label labels labor lack lad lads lady lah land lands language languages large larger last
late later latest latter launch layer lazy lead leading leads leak leaks learn least leave leaves leaving left
legacy legal leh length less let lets letter letters level leveldown levels levelup liao lib libraries library
license licensed licensing lifecycle light lightweight like liked likely limit limitation limitations limited
limits line lines link links lint linter linting list listed listen listener listeners listening lists literal
little live load loaded loading loads loan loaner lobby local locale locales locally located location lockfiles
lodash log logged logger logging logic login logo logos logs lol long longer look looking looks lookup loop lose
loss lost lot lots loved lovely low lower lowest lunch luxshare machine mad made mail mailed mailto main
maintain maintained maintainers maintaining maintenance major majority make maker makes making malformed manage
management manager managing manifest manner manual manually many map maple mapped mapping mappings maps march
markdown marked marks master match matched matcher matches matching mate matrix matter matters maximum may maybe
mean meaning means meant measured mechanism media meet meeting meets member members memory mention mentioned
menu merge merged merry message messages met meta metadata meter method methods mgr mid middleware midea might
migrate migration migrations million milliseconds mime min mind mine minified minifier minimal minimum minor
mins minutes missed missing mistake mixed mobile mock mocking mode model modern modernize modes modification
modifications modified modify module modules moment mon monday money month monthly months more morning most
mostly move moved moving mtg much multiple must myself nae name named names namespace namespaces naming native
natural nature nb nearest necessary need needed needs negated negative neglecting negotiation neighbour neither
nested nesting net network never new newer newly next nice nickname night nights nine nite nobody node node's
nodejs nodes noise non none noon nope nor normal normalized normally northwind not notable notation note notes
nothing notice now npm nudge null number numbers numeric nuts o'clock obj object objects observed obtaining
occur occurred occurs oct off offboarding offer offers office offices official officially offline offset offsets
often oh oil ok okay old older olsen omit omitted onboarding once one ones online only onto oops open opened
opening opens operate operating operation operations operator opp opportunity ops opt optimization optimize
optimized option optional optionally options opts order ordered orders org origin original originally other
others otherwise our ours out outcome outer output outputs outside outstanding over overdue overhead overload
overridden override overrides overriding overwrite owe owes own owner owns pack package packages packaging
packet paddy page pages paid paint pair pairing pairs pallet pallets paper paperwork parallel parameter
parameters parent parse parsed parser parsers parses parsing part partial particular partner parts party pass
passed passes passing password past patch patching path paths patience pattern patterns paused pax pay paying
payload payloads payment pays pcs peer pending people per percent perf perform performance performed permission
permissions permit person personal persons phase phone pick picked picture pin ping pinged pinned pino pipe
pipeline place places plain plan planning plans plant plants plate platform platforms playbook please pls plugin
plugins plus plz point points policies policy pollution polyfill pool popular populate populated port portfolio
portions position positional positions positive possible possibly post posted potential potentially powder power
powerful ppl practice practices prebuilt precedence precise precision predicate prefer preferred prefix prefixed
prefixes prelim prelims prep present preserve preserved pressed pretty prevent previous previously prez price
pricing primarily primary primer primitive print prints prior priority private probably problem problems process
processed processes processing procurement produce produced product production professional profile program
progress project project's projects promise promises promoted prompt proper properly properties property
proposal props protocol protocols prototype prototypes provide provided providers provides providing proxies
proxy ps public publish published publishing pull purchasing pure purge purpose purposes push put qtr quality
quarter queries query question questions queue queued queues quick quickly quiet quite quote quoted quotes race
raised ral ran random rang range ranges rare rate rates rather raw reach reached reaches read readable reader
reading readme reads ready real really reason reasonable reasons reassign recall recap receive received receives
receiving recent recently reception reckons recommend recommended reconnect record recorded recording records
redirect redlines reduce reduced redundant reefers refer reference referenced references regarding regardless
regards regex register registered registry regression regular reject rejected rejection rejects related
relationship relative release released releases relevant relies rely relying remain remaining remains remember
remind reminded reminder reminders remote remove removed removes removing rename renamed render renewal rep
repeated replace replaced replacement replaces replacing replicas reply repo report reported reporting reports
repository represent representation represented representing represents reproduce req request requested requests
require required requirement requirements requires requiring requote rescheduled reserved reset resolution
resolve resolved resolves resolving resource resources respect respective respectively respond response
responses responsibility responsible rest restore restriction result resulting results retain retries retrieve
retry return returned returning returns reusable reuse rev reverse revert review revised rework rewrite
rewritten rgds rhythm rig right rights ring risk rms rolls room rooms root rotation rotor round route
router routes routing row rows rule rules run running runs runtime runtimes safe safely safety said sales same
sample samples sampling sanitize sat satisfaction satisfied saturday save saved saw say saying says scan
scenario scenarios schedule scheduled schema school science scope scores scrap screenshot script scripts seals
search searching seats sec second seconds secret section sections secure security see seed seedling seeing seek
seems seen segment selected sell semantic semver send sended sending sends sense sensitive sent sentence
separate separated separately separator sept september sequence sequences sequential serialization serialize
serialized serializer serializing series served server servers serves service services session sessions set sets
setting settings settle setup several shall shape share shared she she'll she's sheet shell shes shift shim ship
shipment ships short shorter should shouldn't shout shove show showed showing shown shows shut sia side sideways
siemens sign signal signature signatures signed significant significantly signs silently similar simple simpler
simplified simplify simply since sincerely single sir site sitting situation situations size sizes skids skip
skipped skips slack slice slots slow slower small smaller snapshot snapshots snooze socket software solution
some somebody someone something sometimes somewhere son soon sorry sort sorted source sources space spaces span
spares speak spec special specific specifically specification specified specifies specify specifying speed split
splitting spoke sponsor sponsors spread spreadsheet spring src stable stack stage stale standalone standard
standards start started starting starts startup state statement statements states static status stay staying
stays step steps stick still stock stop stopped stops storage store stored stores story str strategy stream
streaming streams strict strictly string stringified stringify strings strong structure structures stuck stuff
style styles sub subclass subject sublicense submit submitted subscription subsequent subset substantial
substitute succeed success successful successfully such sufficient suffix suitable suite summary sun sunday sup
super supplied supplier supply support supported supporting supports sure surface sustainable swap swapped
switch symbols sync synchronous synchronously syntax system systems ta table tables tae tag tagged tags take
taken takes taking talk tap target targets task tasks tasting teacher team team's technical telephone tell tells
template temporary ten tender tentative term terminal terminated terms tesla test tested tester testing tests
text than thank thanks thanksgiving that that's thats the their them themselves then there there's therefore
these they they're theyre thing things think third thirty this thks those though thousands thread threaded three
threshold thrilled through throw throwing thrown throws thru thu thurs thursday thus thx tick ticket tickets
tier tight til till time timeline timeout times timestamp timezone timing tins tiny tip title tks tmr tmrw today
together token tokens told tomorrow toms tonight too took tool tooling tools top total touch touched tour
towards trace tracing track tracking trade trailing train transaction transcript transfer transform transforms
transition translate translation transport transports treat treated tree trial tried trigger trip truck trucks
true trust trusted truthy try trying tsconfig tue tues tuesday turn turned tweaks twenty twice two type typed
types typescript typically typing typings typo ugh unchanged undefined under underlying understand undici undo
unexpected unhappy union unique unit universal unknown unless unlikely unmerge unnecessary unpkg unsafe
unsupported until untrusted unused update updated updates updating upgrade upgraded upgrading upload upon ups
upset upstream url usage usd use used useful user user's users uses using usual usually utilities utility valid
validate validating validation valuable value values variable variables variant variants variety various vary
verbal verbose verify versa version versioning versions very vessel via video view viewed virtual visible visit
visited vogel voice voicemail volume vulnerability wah wait waiting waits walk walked walking wang want wanted
wants warehouse warn warning warnings warranty was wasn't water wats way ways we're weather web webpack website
wechat wechaty wed wedding wednesday weds wee week weekend weekends weekly weeks welcome well went were wet what
what's whatever whats whatsapp when whenever where whether which while white whitespace who who's who've whole
whom whoops whos whose why width wiki wildcard window windows wipe wish with within without wks won won't word
words work workaround worker workers workflow workflows working works workspace world worth would wow wrap
wrapped wrapper wrapping wraps writable write writes writing written wrong xiaomi xmas yard yargs yarn yeah year
years yep yes yesterday yet yield you you'd you'll you're you've your yourself ytd yup zero zone zoom
`.split(/\s+/),
);
