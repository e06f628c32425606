"""Closed classes of words that the grammar of stances asks for; what opens a stance at all is in `words/modality.csv`."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# What nobody refuses by saying that it will not be so: It will not matter.
STATES = _words(
    "be know see have happen become change work matter remain seem think remember forget find come win lose need want "
    "feel believe understand regret mean include last end exist help hurt affect look hear get"
)

# What may not go on: This cannot continue.
LASTING = _words(
    "continue remain stay stand go keep persist happen allow permit tolerate accept ignore impose decide solve use"
)

# What is refused in the passive: This will not be accepted.
ADMITTING = _words(
    "accept tolerate allow permit stand reopen renegotiate negotiate lift release recognize recognise grant forgive "
    "consider extend"
)

# We will not cease to work for peace.
CEASING = _words("stop cease halt rest hesitate fail relent")

# They must not reject the plan: two negatives.
REFUSING = _words("refuse reject oppose veto")

# It must be said that they tried.
REMARKS = _words("say admit note remember add stress emphasize recall confess clear mention")

# We must understand that they tried: an appeal to one's own.
INSIGHTS = _words("think believe understand see know realize realise recognize recognise remember imagine")

# He declined to comment.
SPEAKING = _words("comment answer elaborate name identify disclose specify confirm provide reveal respond")

# A demand only of somebody who is to act: He asked them to leave, not: He asked a question.
ADDRESSED = _words(
    "encourage force compel want wish expect tell ask order instruct command push press lobby pressure beg appeal hope "
    "advise require give put prod warn invite admonish plead enjoin entreat"
)

# The situation demands a compromise: the speaker's demand.
REQUIRED_BY_THINGS = _words("require need necessitate demand dictate call depend hinge")

# With a plain that-clause they only state: He insisted that he was ill.
ASSERTING = _words("insist agree accept promise vow pledge urge hope")

# What one who wants it demands: He wants a ceasefire.
EVENTS = _words(
    "end ban halt shutdown ceasefire truce withdrawal freeze release deal agreement guarantee assurance solution "
    "moratorium embargo lifting removal pause extension referendum inquiry investigation apology pullout commitment "
    "exit action peace calm restraint vote signature support concession compromise reform security protection "
    "flexibility unity dialogue negotiation talk resolution settlement change help duty obligation reciprocity contribution"
)

# What is denied, not refused: He rejected the accusations.
STATEMENTS = _words(
    "remark comment claim accusation allegation charge criticism suggestion notion idea report statement assertion "
    "question interview rumor rumour"
)

# The offer should help: a forecast.
EFFECTS = _words("give help provide prove make bring come happen allow enable lead ensure")

# Under a lead-in with one of these each item is demanded.
NAMES_OF_DEMANDS = _words("condition precondition demand requirement term")

# What a sentence gives examples of, each of which is demanded: conditions from the envoy, including a truce.
EXPRESS_DEMANDS = _words("condition precondition demand requirement")

# A Kenya excluded from the talks; he insists that they are barred.
EXCLUDING = _words("exclude bar ban")

# The line above a list: What does Kyiv want? The delegation asks the following:
ASKING = _words("want demand ask insist require seek request claim")

# Their conditions include an objection to the deal.
OBJECTIONS = _words("objection opposition refusal rejection ban veto")

# They have a duty to act: the speaker's demand.
DUTIES = _words("responsibility obligation duty")

# She stressed the need for a ceasefire.
STRESSING = _words("stress underline emphasize emphasise underscore highlight reiterate")

# A statement by the opposition demanded it: the opposition's demand.
TEXTS = _words(
    "statement letter plan proposal resolution text document declaration petition message speech bill law measure "
    "legislation deal accord agreement treaty pact draft amendment"
)

# What is accepted or offered without being a condition: He accepted the award.
HANDED = _words(
    "money donation contribution gift award nomination job apology resignation preview glimpse thanks congratulation "
    "sympathy condolence praise support prayer comment answer hand seat fee bribe million prize analysis advice view "
    "assessment opinion"
)

# The talks can begin if …: a step on which a price is put.
PROCESSES = _words("talk negotiation sanction ceasefire truce dialogue aid relation process war attack operation troop")

# The sanctions will be lifted if …
STEPS = _words(
    "lift ease begin start resume continue stop end hold release restore suspend go remove withdraw work fail collapse"
)

# We will retaliate if …
HARMS = _words(
    "retaliate respond strike attack punish impose fight shoot bomb destroy suspend cut sever walk quit withdraw leave "
    "boycott kill invade resign react resume expel act"
)

# She seeks the nomination: no demand of anybody.
SOUGHT = _words(
    "nomination election re-election reelection office presidency help advice asylum refuge shelter comment treatment "
    "job term seat vote peace"
)

# Who takes part: They cannot be part of any agreement.
PARTAKING = _words("exclude bar ban part participate attend invite include admit join seat role")

# It will not allow them to attend.
LETTING = _words("allow let permit")

# Their complement says what is to be done: They have to leave.
CARRIERS = _words("have need ought go continue keep be")

# If they have to leave, …
HYPOTHETICAL = _words("if unless whether once until before after lest when")

# What must be done is unclear.
QUESTION_WORDS = _words("what how who which where whether whom")

# That does not mean that it should stay.
DENIED = _words("mean say think believe suggest imply claim know")

# We will not talk until they leave.
HANGING = _words("if unless until provided once before")

# not part of any bloc
NONE = _words("no not neither without")

# They are seeking to divide the country: a motive.
WANTING = _words("want seek try attempt aim intend plan hope wish")

# He refused to go, saying that … : a further statement.
STATING = _words("say state declare tell explain add warn claim insist argue cite call accuse note describe ask")

# on the grounds that …
GROUNDS = _words("ground grounds reason basis")

# because it is late
REASONS = _words("because since as although though while whereas so lest")

# If they leave, we must stay: the clause before the subject belongs to the demand.
CONDITIONAL = _words("if unless until once when provided providing before after")

NEGATIVE = _words("not n't n’t nt never neither nor")

# `The minister said:` before paragraphs without marks.
ANNOUNCING = _words("say state declare add comment announce")

# The border cannot be closed, they insisted: beginnings of cues.
INSISTING = ("insist", "stress", "demand", "warn", "has insisted", "have insisted")

# He predicted that they would not win: nobody refuses.
FORECASTING = _words("predicted predicts expected expects believes believed thinks fears feared")

# The government will not give an inch, says one of its members.
OWN_SIDE = _words("government administration country nation")

# Nouns for people who act together or in office, whom the phrase does not name.
COLLECTIVES = _words(
    "government country state people side party delegation administration leadership leader movement army force troop "
    "opposition official minister lawmaker rebel militant diplomat negotiator envoy ambassador spokesman spokeswoman "
    "spokesperson president commander guerrilla regime coalition alliance camp group faction union council parliament "
    "congress senate company firm employer management operator union producer committee board ministry candidate "
    "nominee senator governor mayor secretary member ally protester demonstrator resident prosecutor bishop power "
    "church army business community partner"
)

# The last word of a predicate by which somebody stands for or against something: opposed to, not on board with.
POINTS_AT = _words("to against for of with in board")

# We will take measures if …
MEASURES = _words("measure action step")

# Threats whose subject is what is answered: Any attack will be met with force.
SUFFERED = frozenset(("will be meet with", "would be meet with", "will not go unanswered", "will not go unpunished"))

# It is up to them; it is time for them; the onus is on them; the ball is in their court.
BURDENS = _words("up time onus burden ball lie rest fall")

# No doubt; no comment: nothing is shut out.
IDLE_NOUNS = _words("doubt wonder problem question matter comment surprise need idea way one thanks kidding other")

# Free them and we will talk.
FOLLOWING = _words("will wo can ca would 'll ’ll")

# Now withdraw. Please do not come.
BEFORE_COMMANDS = _words("please so now then and but do don't don’t not never first just")

# Look, they tried. Thank you: words that command nothing of a party.
IDLE_COMMANDS = _words(
    "look see listen remember note imagine thank consider suppose say think believe trust bear forget forgive excuse "
    "pardon mark guess wait hear picture mind be have do know ask take make read get try"
)

# What one grants by doing it: We could not agree to it. They might release them.
GRANTING = _words(
    "accept agree engage allow support sign join attend recognise recognize tolerate permit talk negotiate deal commit "
    "guarantee approve endorse back vote withdraw disarm concede compromise release lift ease reopen open return resume "
    "suspend halt stop pause freeze consider discuss meet settle share pay send give grant let drop abandon extend "
    "ratify sit deliver provide"
)

# Announced, it is more than an announcement: It would attend.
CONCEDING = _words(
    "attend join accept support sign recognise recognize withdraw lift release ratify back endorse disarm comply cooperate"
)

# A policy in the plain present: We do not negotiate with terrorists.
POLICIES = _words(
    "negotiate bargain talk deal meet recognise recognize accept compromise tolerate pay surrender yield bow concede support"
)

# He put forward a plan.
PLANS = _words(
    "plan proposal offer counter-proposal counterproposal initiative roadmap formula package compromise scheme draft"
)

# He put forward, tabled, floated it.
PRESENTING = _words("put table float")

# She blasted the agreement to share it: not hers.
BLAMING = _words(
    "rip blast slam criticize criticise condemn denounce attack reject oppose question praise welcome hail see read break "
    "violate"
)

# He backed down from his demand.
GIVING_UP = _words("drop abandon withdraw soften waive relinquish shelve back retreat retract")

# Farmers want …, trade unionists, negotiators: plurals of this kind are people.
ENDINGS_OF_PEOPLE = ("er", "or", "ist", "ian", "man", "woman", "ant", "people")

# Listed as bodies, and mostly things: the programme, the post, the times.
NO_PEOPLE = _words(
    "programme program post times oil gas energy capital systems industries initiative platform radio television tv press news "
    "forum school hospital center centre front mission house office service services trust fund network journal herald tribune "
    "talks process watch international inc ltd partners"
)

# Both accepted the plan.
PARTIES_TOGETHER = _words("both neither all")

# Ann Lee is a professor; she writes on law.
BEING = _words("be serve teach write work lead direct")

FIRST_PERSON = _words("we us our i me my ours ourselves")

THIRD_PERSON = _words("he she they it who them him her its their his")

# Those conditions are unrealistic.
DEMANDS = _words("condition demand term proposal requirement position offer precondition")

# That rhetoric serves a purpose.
UTTERANCES = _words("rhetoric statement comment remark claim accusation argument word criticism")

POINTING = _words("this that these those such")

# It might be dangerous.
HEDGING = _words("may might could perhaps possibly somewhat maybe seem appear would")

# It is very dangerous.
STRENGTHENING = _words("very extremely deeply truly totally completely absolutely frankly really most")

# They must be stronger: a demand, no judgement.
DEMANDING = _words("must should shall ought let")

# The plan is a good one. They face a hard choice.
COPULAS = _words("be become remain seem appear look sound prove make have face feel")

# It seems to be a trap.
SEEMING = _words("seem appear prove likely unlikely continue remain threaten fail need have")
